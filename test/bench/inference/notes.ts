/** The words around the tables: what was measured, and what is known about why. */
export const notes = {
  shortfalls: "",
  race: (onnxBytes: number): string =>
    `onnxruntime-web gets the same network as an ONNX file of ${(onnxBytes / 1e6).toFixed(1)} MB that the bench writes from ours (test/bench/inference/onnx), and the same 224 × 224 pixels by the same interpolation, within its time; it chooses one thread on two cores. It fuses operations and lays weights out for its kernels when it loads, which TensorFlow.js's WASM backend does not; its runtime is one of over 10 MB. The game plays TensorFlow.js on WebGL by design and has WASM to fall back on.`,
  cold: "The quickest player there can be: the flash warning answered and Start pressed in the moment they are on the screen, by `/?level=first-glance` with an empty cache. The first possible flash is the moment in which the first trial's fixation cross comes up: by then the refresh rate is measured, picture and mask are composed and uploaded, the net has warmed up (three verdicts at least) and its verdict on the picture is sealed. The bare page is the least that answers: the package with its WebGL backend, built as the game is, the same weights, one picture, one softmax. Both are served by the game's own server.",
  tasks:
    "A long task (over 50 ms) is what the browser reports as one; a median of 0 means that most visits had none. While the net warms up the same page also draws its screens for the first time; with the weights held back it does only that.",
  repeat:
    "`npm run bench:inference` (some ten minutes on two cores), or `npm run bench:inference -- --quick` for a look, which writes nothing. A browser is found as the browser tests find theirs. `test/e2e/inference-guard.test.ts` guards the ratios in `npm test`.",
};
