/** What a record stores about a browser: enough to explain a figure, too little to identify anybody. */
export interface BrowserName {
  /** Name and major version: "Firefox 140"; "unknown" if it cannot be determined. */
  readonly label: string;
  /** Whether zooming the page changes its device pixel ratio. Not so in WebKit. */
  readonly ratioFollowsZoom: boolean;
}

/** Browsers also name each other, so the first match wins. */
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/\b(?:OPR|OPiOS)\/(\d+)/, "Opera"],
  [/\bSamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/\bHeadlessChrome\/(\d+)/, "Headless Chrome"],
  [/\b(?:Chrome|Chromium|CriOS)\/(\d+)/, "Chrome"],
  // Other WebKits call themselves Safari, with versions that Safari never had.
  [/\b(?:Macintosh|iPhone|iPad|iPod)\b.*\bVersion\/(\d+).*\bSafari\//, "Safari"],
  [/\bAppleWebKit\/(\d+)/, "WebKit"],
];

/** @param userAgent as in `navigator.userAgent` */
export function browserName(userAgent: string): BrowserName {
  const ratioFollowsZoom = !/AppleWebKit\//.test(userAgent) || /Chrom(?:e|ium)\//.test(userAgent);
  for (const [pattern, name] of NAMES) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return { label: `${name} ${version}`, ratioFollowsZoom };
  }
  return { label: "unknown", ratioFollowsZoom };
}
