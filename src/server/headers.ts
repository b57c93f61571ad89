/** Hosts that the stronger opponents come from: TensorFlow Hub, where it redirects to, and where the files lie. */
const MODEL_HOSTS = ["https://tfhub.dev", "https://www.kaggle.com", "https://storage.googleapis.com"];

/** Nothing on this page asks for any of these, so nothing on it may. */
const UNUSED_FEATURES = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "hid"];

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

/** What every answer carries. Isolation gives the page finer clocks and threads for WASM. */
export function securityHeaders(policy = contentSecurityPolicy()): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    // For browsers that do not know frame-ancestors.
    "X-Frame-Options": "DENY",
  };
}

/** The name of a hashed file changes with what is in it, so browsers keep it for good; they ask again for all others. */
export function cacheControl(path: string): string {
  return path.startsWith("app/") ? "public, max-age=31536000, immutable" : "no-cache";
}
