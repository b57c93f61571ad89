import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createRng } from "../../../src/core/rng";

/** A class in one table: so many subjects, who all judge the same pictures. Returns the file. */
export async function writeClass(file: string, subjects: number, pictures: number): Promise<string> {
  const rng = createRng(`class ${subjects} ${pictures}`);
  const hard = Array.from({ length: pictures }, () => rng.next());
  const lines = ["subj,session,trial,rt,object_response,category,condition,imagename"];
  for (let subject = 0; subject < subjects; subject++) {
    for (let picture = 0; picture < pictures; picture++) {
      const answer = rng.next() < 1 - 0.6 * (hard[picture] as number) ? "cat" : "dog";
      lines.push(`p${subject},1,${picture + 1},${(0.3 + rng.next()).toFixed(3)},${answer},cat,0,picture${picture}.png`);
    }
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
}
