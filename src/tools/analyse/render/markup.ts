const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Signs that XML allows: no control signs but tab and line breaks, no half of a pair. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Text as it may stand in HTML and SVG. A sign that may not becomes a replacement sign. */
export function escaped(text: string): string {
  let safe = "";
  for (const sign of text) safe += isAllowed(sign.codePointAt(0) as number) ? (signs[sign] ?? sign) : "\ufffd";
  return safe;
}

/** An element from a name, attributes and what is already markup. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ""): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === "number" ? short(value) : value)}"`)
    .join("");
  return content === "" ? `<${name}${said}/>` : `<${name}${said}>${content}</${name}>`;
}

/** A coordinate: a tenth of a pixel is finer than anybody sees. */
const short = (value: number): string => String(Math.round(value * 10) / 10);
