/** Hosts that the stronger opponents come from: TensorFlow Hub, where it redirects to, and where the files lie. */
const MODEL_HOSTS = ["https://tfhub.dev", "https://www.kaggle.com", "https://storage.googleapis.com"];

/** Nothing on this page asks for any of these, so nothing on it may. */
const UNUSED_FEATURES = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "hid"];

/** What every answer carries. */
const PLAIN = { "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff" };

/** @param sockets lets the page open web sockets to anywhere: the development server reloads through one */
export function contentSecurityPolicy({ sockets = false } = {}): string {
  return [
    "default-src 'self'",
    // TensorFlow.js and libwebp compile WebAssembly. Nothing makes a script out of text.
    "script-src 'self' 'wasm-unsafe-eval'",
    // Style attributes place the charts' marks; the page's first colours stand in the page itself.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `connect-src 'self' ${MODEL_HOSTS.join(" ")}${sockets ? " ws: wss:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What pages and workers carry. Isolation gives the page finer clocks and threads for WASM. */
export function securityHeaders(policy = contentSecurityPolicy()): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
    "Referrer-Policy": "no-referrer",
    // For browsers that do not know frame-ancestors.
    "X-Frame-Options": "DENY",
    ...PLAIN,
  };
}

/** What never is a page or a worker: the long headers would be a kilobyte each time, for nothing. */
const NEVER_RUN_ALONE = /^(?!.*worker).*\.(js|css|json|bin|wasm|woff2|webp|ogg)$/;
const FULL = securityHeaders();

/** @param path of the file; none for words of the server's own */
export function headersFor(path?: string): Readonly<Record<string, string>> {
  return path !== undefined && NEVER_RUN_ALONE.test(path) ? PLAIN : FULL;
}

/** The name of a hashed file changes with what is in it, so browsers keep it for good; they ask again for all others. */
export function cacheControl(path: string): string {
  return path.startsWith("app/") ? "public, max-age=31536000, immutable" : "no-cache";
}
