import { IMAGENET_CLASSES } from "@tensorflow-models/mobilenet/dist/imagenet_classes";
import { type CategoryClasses, decide, topK } from "../core/decision/decide";
import type { NetVerdict } from "../core/trial/record";
import type { CategoryId } from "../core/trial/trial";
import { ms } from "../core/units";
import type { Judgement } from "./questions/judge";

/** ImageNet names each class with a set of synonyms; this takes the first. */
export function imagenetLabel(index: number): string {
  return IMAGENET_CLASSES[index]?.split(",")[0] ?? `class ${index}`;
}

/**
 * The net's answer in a trial.
 * @param choices the trial's alternatives, in their order
 * @throws Error when a choice is not a category of the deck
 */
export function toVerdict(
  played: Judgement & Pick<NetVerdict, "model" | "backend"> & { readonly time: number },
  choices: readonly CategoryId[],
  categories: readonly CategoryClasses[],
): NetVerdict {
  const { probabilities, model, backend, time } = played;
  return {
    ...decide(probabilities, choices, categories),
    top5: topK(probabilities, 5).map((index) => ({
      index,
      label: imagenetLabel(index),
      probability: probabilities[index] as number,
    })),
    model,
    backend,
    time: ms(time),
  };
}
