import ImageKeyboardResponse from "@jspsych/plugin-image-keyboard-response";
import { initJsPsych } from "jspsych";
import { type BlockRequest, maskUrl, type OwnLog, type PageFacts, PICTURES, pictureUrl } from "../protocol";
import { mark } from "./marks";

/** jsPsych with its image plugin, pictures preloaded, with its default canvas and timers. */
const urls = Array.from({ length: PICTURES }, (_, i) => [pictureUrl(i), maskUrl(i)]).flat();

function open(): Promise<PageFacts> {
  const jsPsych = initJsPsych({ display_element: "flash" });
  return new Promise((resolve, reject) => {
    jsPsych.pluginAPI.preloadImages(
      urls,
      () => resolve({ name: "jsPsych", version: jsPsych.version(), drawing: "canvas2d", net: null }),
      () => {},
      () => reject(new Error("a picture could not be preloaded")),
    );
  });
}

async function run({ trials, exposure, mask: masked, lead, first }: BlockRequest): Promise<OwnLog[]> {
  const jsPsych = initJsPsych({ display_element: "flash" });
  await new Promise<void>((resolve) => jsPsych.pluginAPI.preloadImages(urls, () => resolve()));
  const screen = (stimulus: string, duration: number, onLoad: () => void) => ({
    type: ImageKeyboardResponse,
    stimulus,
    choices: "NO_KEYS",
    stimulus_duration: duration,
    trial_duration: duration,
    response_ends_trial: false,
    on_load: onLoad,
  });
  const timeline = Array.from({ length: trials }, (_, i) => {
    const trial = first + i;
    return [
      { ...screen(pictureUrl(trial), exposure, () => mark("picture", trial)), post_trial_gap: 0 },
      { ...screen(maskUrl(trial), masked, () => mark("mask", trial)), post_trial_gap: lead },
    ];
  }).flat();
  await jsPsych.run(timeline);
  return [];
}

window.bench = { ready: open(), run };
