/** Hosts of the stronger opponents: TensorFlow Hub, its redirect target, and the file storage. */
const MODEL_HOSTS = ["https://tfhub.dev", "https://www.kaggle.com", "https://storage.googleapis.com"];

/** The page uses none of these features, so all are denied. */
const UNUSED_FEATURES = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "hid"];

/** The headers of every response. */
const PLAIN = { "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff" };

/** @param sockets allows web sockets to any host: the development server reloads through one */
export function contentSecurityPolicy({ sockets = false } = {}): string {
  return [
    "default-src 'self'",
    // TensorFlow.js and libwebp compile WebAssembly. Nothing evaluates text as script.
    "script-src 'self' 'wasm-unsafe-eval'",
    // Charts position their marks with style attributes, and the page's first colours are inline.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `connect-src 'self' ${MODEL_HOSTS.join(" ")}${sockets ? " ws: wss:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers of pages and workers. Isolation gives the page finer clocks, and threads for WASM. */
export function securityHeaders(policy = contentSecurityPolicy()): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
    "Referrer-Policy": "no-referrer",
    // For browsers without frame-ancestors.
    "X-Frame-Options": "DENY",
    ...PLAIN,
  };
}

/** Files that are never a page or a worker, which have that word in their names: the long headers would only add a kilobyte to each response. */
const NEVER_RUN_ALONE = /^(?!.*worker).*\.(js|css|json|webmanifest|bin|wasm|woff2|webp|png|ogg)$/;
const FULL = securityHeaders();

/** @param path of the file; none for the server's own messages */
export function headersFor(path?: string): Readonly<Record<string, string>> {
  return path !== undefined && NEVER_RUN_ALONE.test(path) ? PLAIN : FULL;
}

/** A hashed file's name changes with its content, so browsers cache it permanently; they revalidate all others. */
export function cacheControl(path: string): string {
  return path.startsWith("app/") ? "public, max-age=31536000, immutable" : "no-cache";
}
