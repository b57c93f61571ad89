/** Makes everything under assets/stimuli, as bytes by path, and the manifest that lists it. */
import { CATEGORIES } from "./categories";
import { creditsJson } from "./credits-file";
import { addCutOuts } from "./cut-outs";
import { createDeckWriter } from "./deck-writer";
import { addDrawings } from "./drawings";
import { jsonBytes, type ManifestItem } from "./manifest";
import { addModels } from "./models";
import { addPhotographs } from "./photographs";
import { addPlaces } from "./places";
import { addSounds } from "./sounds";
import type { Unpacked } from "./unpack";
import { addWrittenWords } from "./written-words";

export async function stimulusFiles(
  from: Unpacked,
): Promise<{ files: Map<string, Uint8Array>; items: readonly ManifestItem[] }> {
  const { add, files, items } = createDeckWriter();
  await addCutOuts(from, add);
  await addPhotographs(from, add);
  await addModels(from, add);
  await addPlaces(from, add);
  await addDrawings(from, add);
  await addWrittenWords(from, add);
  addSounds(from, add);
  files.set("stimuli/categories.json", jsonBytes(CATEGORIES));
  files.set("stimuli/credits.json", creditsJson(items()));
  files.set("stimuli/manifest.json", jsonBytes({ version: 1, items: items() }));
  return { files, items: items() };
}
