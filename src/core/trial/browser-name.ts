/** What of a browser is kept in a record: enough to explain a figure, too little to recognise anybody. */
export interface BrowserName {
  /** Name and major version: "Firefox 140"; "unknown" for one that cannot be told. */
  readonly label: string;
  /** Whether its device pixel ratio changes when the page is zoomed. WebKit's does not. */
  readonly ratioFollowsZoom: boolean;
}

/** Browsers name each other, so the first that fits is the one. */
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/\b(?:OPR|OPiOS)\/(\d+)/, "Opera"],
  [/\bSamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/\bHeadlessChrome\/(\d+)/, "Headless Chrome"],
  [/\b(?:Chrome|Chromium|CriOS)\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+).*\bSafari\//, "Safari"],
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
