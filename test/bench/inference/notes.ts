/** The words around the tables: what was measured, and what is known about why. */
export const notes = {
  shortfalls: `What falls short, where a line above says so, and why:

- **Cold start.** It was 2.46 × while a bar moved smoothly and the moving ground ran as the net got ready, then 1.34 × until the net set out before the rest of the game was fetched. What is left is that page, pictures and net share two processors with the software renderer that compiles the shaders.
- **Tasks of the page.** Most visits have none over 50 ms, and the target takes the worst one. The traced visits tell whether such a task had that much to do, or waited for a processor.`,
  race: (onnxBytes: number): string =>
    `onnxruntime-web gets the same network as an ONNX file of ${(onnxBytes / 1e6).toFixed(1)} MB that the bench writes from ours (test/bench/inference/onnx), and the same 224 × 224 pixels by the same interpolation, within its time; it chooses one thread on two cores. It fuses operations and lays weights out for its kernels when it loads, which TensorFlow.js's WASM backend does not; The game plays TensorFlow.js on WebGL by design and has WASM to fall back on. The package’s threaded build was asked for all cores and reports how many threads it took.`,
  cold: "The quickest player there can be: the flash warning answered and Start pressed in the moment they are on the screen, by `/?level=first-glance` with an empty cache. The first possible flash is the moment in which the first trial's fixation cross comes up: by then the refresh rate is measured, picture and mask are composed and uploaded, the net has warmed up (the package's own verdict and at least one of ours) and its verdict on the picture is sealed. The bare page is the least that answers: the package with its WebGL backend, built as the game is, the same weights, one picture, one softmax. Both are served by the game's own server.",
  tasks:
    "A long task (over 50 ms) is what the browser reports as one; a median of 0 means that most visits had none. While the net warms up the same page also draws its screens for the first time; with the weights held back it does only that. Tracing tells of every task, however short, and how much of it the thread spent on a processor; it costs some time itself.",
  repeat:
    "`npm run bench:inference` (some five minutes on two cores), or `npm run bench:inference -- --quick` for a look, which writes nothing. A browser is found as the browser tests find theirs. `test/e2e/inference-guard.test.ts` guards the ratios in `npm test`.",
};
