/** The text that stands in the report whatever the figures are. */
export const METHOD = `## How it is measured

**The contestants** run in pages bundled and served alike (the game's own server and headers), in one browser, in one window of 1280 × 800, with the same six composed pictures and pink-noise masks of 448 × 448 pixels, which each preloads in its own way.

- *Glimpse* is the game's presenter (\`src/stage/presenter\`), unchanged, with the Phaser stage asleep behind it. *Net playing* asks the net in its worker for a verdict on the same pixels before each flash, as the game does.
- *jsPsych* is \`image-keyboard-response\` with its defaults (canvas, \`setTimeout\`) and \`stimulus_duration\` = \`trial_duration\`.
- *lab.js* is a \`canvas.Frame\` with \`canvas.Screen\`s whose \`timeout\`s are frame timeouts, as its documentation advises.
- *jspsych-psychophysics* 5.1 is **left out**: the npm registry has it neither under \`@kurokida/jspsych-psychophysics\` nor under any similar name (checked again on 2026-11-25), and an imitation would prove nothing.

Glimpse keeps a second between two pictures and the others do not, so their trials are shorter; picture and mask are the same.

**From the trace.** Chromium's tracing records the categories \`blink.user_timing\` and \`disabled-by-default-devtools.timeline.frame\`. Each page calls \`performance.mark\` in the very task that draws the picture, and again in the one that draws the mask. For each mark we take the first \`PipelineReporter\` of the page's renderer that was presented (\`STATE_PRESENTED…\`) and whose \`Commit\` stage began at or after the mark: a commit contains everything drawn before it. Its presentation is the end of its stage \`SubmitCompositorFrameToPresentationCompositorFrame\`. Presented duration = presentation of the mask's frame − presentation of the picture's. An exposure without both is not measured, and the table says how many were measured.

In headless Chromium with SwiftShader there is no screen: a presentation is the moment at which the processor has finished drawing, not a vertical sync. So presented durations scatter by the difference of two drawing times even when both frames began on the right refresh, and whatever else runs on the machine adds to that. A screen would hold each frame until its next refresh.

**Honesty** compares the presenter's own log with the trace: within one frame, or else flagged by a verdict other than \`exact\`. The log uses the browser's own report of when the two changes were presented (\`presentationTime\` of the Element Timing API, Chromium from 144 on: src/stage/presenter/paint-watch.ts), or the stamps of the frames where there is none; the table says how many exposures the browser timed, how far its times are from the trace at most, and how many would be within a frame by stamps alone. The game repeats every trial that was not exact, so the table also gives the wrong frames and the SD of the trials it would have kept.

**Frames by hand.** A headless shell under \`BeginFrameControl\` (\`--enable-begin-frame-control --run-all-compositor-stages-before-draw\` and the rest of its deterministic mode, without its threads for animation and scrolling) gives the page one frame per command, and a screenshot of each. A red picture and a green mask of 64 × 64 pixels in WebGL2 on SwiftShader; a picture's refreshes are counted from the screenshots. A missed refresh is a command whose time is two periods after the last: whatever was on screen before it stays for two. A fifth of all refreshes are missed that way, before, during and after the picture. The presenter's clock gets the time of the frame as the time of the callback, because frames by hand have no other; otherwise it is the game's presenter, and measures the refresh rate itself.

## How to repeat it

\`npm run bench:timing\`, or with \`-- --quick\` for a few trials, on a machine that does nothing else. CHROME_PATH names the browser; CHROME_HEADLESS_SHELL names a headless shell (otherwise one on the PATH, or the one in \`@sparticuz/chromium\`).`;

export const SHORTFALL = `A software renderer's presentations are not vertical syncs (see below): a frame that began on the right refresh is late by as long as the processor takes to draw it, and the difference of two such delays makes an exposure shorter or longer. Glimpse draws 448 × 448 pixels once for a picture and once for a mask and nothing else, so what remains is the compositor's own drawing and other work on the machine. The game cannot prevent this; it reads the compositor's times and shows such a trial again.`;
