/** The text around the tables: what was measured, and what we know about why. */
export const notes = {
  shortfalls: `What falls short, where a line above says so, and why:

- **Cold start.** It was 2.46 × while a bar moved smoothly and the moving ground ran as the net got ready, then 1.34 × until the net started before the rest of the game was fetched. What remains: page, pictures and net share two processors with the software renderer that compiles the shaders.
- **Tasks of the page.** Most visits have none over 50 ms, but the target takes the worst one. The traced visits show whether such a task had that much to do, or was waiting for a processor.`,
  race: (onnxBytes: number): string =>
    `onnxruntime-web gets the same network as an ONNX file of ${(onnxBytes / 1e6).toFixed(1)} MB that the bench writes from ours (test/bench/inference/onnx), and the same 224 × 224 pixels by the same interpolation, within the time measured; it chooses one thread on two cores. It fuses operations and arranges weights for its kernels when it loads, which TensorFlow.js's WASM backend does not. By design the game runs TensorFlow.js on WebGL, with WASM to fall back on. The package’s threaded build was offered all cores and reports how many threads it used.`,
  cold: "The fastest possible player, who opens `/?level=first-glance` with an empty cache, answers the flash warning and presses Start as soon as they are on screen. The first possible flash is the moment when the first trial's fixation cross comes up: by then the refresh rate is measured, picture and mask are composed and uploaded, the net has warmed up (the package's own verdict and at least one of ours) and its verdict on the picture is sealed. The bare page is the minimum that gives an answer: the package with its WebGL backend, built like the game, the same weights, one picture, one softmax. The game's own server serves both.",
  tasks:
    "A long task (over 50 ms) is what the browser reports as one; a median of 0 means that most visits had none. While the net warms up the same page also draws its screens for the first time; with the weights held back it does only that. Tracing reports every task, however short, and how much of it the thread spent on a processor; it costs some time itself.",
  repeat:
    "`npm run bench:inference` (about five minutes on two cores), or `npm run bench:inference -- --quick` for a quick look that writes nothing. It finds a browser the way the browser tests do. `test/e2e/inference-guard.test.ts` guards the ratios in `npm test`.",
};
