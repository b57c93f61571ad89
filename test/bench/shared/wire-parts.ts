/** What a file of the built game belongs to, by its address; the first that fits. */
export const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^\/assets\/model\//, "weights and graph"],
  [/^\/assets\/stimuli\/photographs\//, "whole photographs"],
  [/^\/assets\/stimuli\/models\//, "views of models"],
  [/^\/assets\/stimuli\/.*\.webp$/, "other pictures"],
  [/^\/(assets|levels)\/.*\.(json|md)$/, "levels and lists"],
  [/\.wasm$/, "WebAssembly"],
  [/\.woff2$/, "fonts"],
  [/\/stage-[^/]*\.js$/, "Phaser"],
  [/\/worker-[^/]*\.js$/, "workers"],
  [/\/(dist|TopK_impl|Unique_impl|shared|mobilenet)[^/]*\.js$/, "TensorFlow.js backend"],
  [/\.(css|html|svg|ico)$|^\/$/, "page and styles"],
  [/\.js$/, "the page's own scripts"],
];
