/**
 * How every browser of tests and benches is started: WebGL on SwiftShader, so that the real network plays without a
 * graphics card; colours as the bytes say; nothing going on in the background.
 */
export const BROWSER_FLAGS: readonly string[] = [
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--force-color-profile=srgb",
];
