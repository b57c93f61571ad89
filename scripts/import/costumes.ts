/**
 * Which of Scratch's costumes become objects: [file, id, what it shows] by category. Chosen by eye like the stamps:
 * only what was photographed and is cleanly cut out.
 */
import { join } from "node:path";
import { sourceOf } from "./deck-writer";
import { SOURCES } from "./sources";
import type { Unpacked } from "./unpack";

export type CostumeRow = readonly [file: string, id: string, title: string];

export const COSTUMES: Readonly<Record<string, readonly CostumeRow[]>> = {
  airplane: [["Transportation/airplane.gif", "airplane-airliner", "An airliner taking off."]],
  bird: [["Animals/bird-flying.gif", "bird-pigeon-flying", "A pigeon in flight."]],
  boat: [
    ["Transportation/sail-boat.gif", "boat-schooner", "A boat under sail."],
    ["Transportation/tug-boat.gif", "boat-tug", "A tugboat."],
    ["Transportation/yacht.gif", "boat-yacht", "A large yacht."],
  ],
  car: [
    ["Transportation/car-blue.gif", "car-mini", "A small blue car."],
    ["Transportation/car-bug.gif", "car-new-beetle", "A green car with a round roof."],
  ],
  cow: [["Animals/buffalo1.gif", "cow-bison-brown", "A brown bison."]],
  elephant: [["Animals/elephant.gif", "elephant-walking", "An elephant walking."]],
  insect: [
    ["Animals/grasshopper2.gif", "insect-katydid", "A green katydid."],
    ["Animals/insect1-a.gif", "insect-ant", "A red ant from above."],
    ["Animals/insect2.gif", "insect-ant-carrying", "A red ant that carries a pupa."],
  ],
  truck: [["Transportation/bus.gif", "truck-bus-city", "A city bus."]],
};

const FOLDER = "usr/share/scratch/Media/Costumes";

export const costumeFile = (from: Unpacked, file: string): string => join(from.scratch, FOLDER, file);

/** One licence and one author for all of them, as the package states. */
export function costumeCredit(file: string) {
  const author = "Massachusetts Institute of Technology";
  return { author, licence: "CC-BY-SA-3.0", source: sourceOf(SOURCES.scratch, `${FOLDER}/${file}`) };
}
