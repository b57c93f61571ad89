import { html, type TemplateResult } from "lit";
import { encode } from "uqr";

/** Light modules around the code, as readers need them. */
const BORDER = 3;

/** The dark modules as one path in units of modules, rows joined into runs. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      runs.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`);
    }
  return runs.join("");
}

/** An address as a QR code: dark on white, whatever the page's colours, for cameras want it so. */
export function qrCode(address: string, name: string): TemplateResult {
  const { data, size } = encode(address, { ecc: "M", border: BORDER });
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${name} shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff" />
    <path d=${qrPath(data)} fill="#000" />
  </svg>`;
}
