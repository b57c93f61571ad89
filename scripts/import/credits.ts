/** Writes assets/CREDITS.md: who made what, under which licence, and what was changed. */
import type { ManifestItem } from "./manifest";
import { SHORTEST_SIDE_KEPT } from "./objects";
import { SOURCES, type Source } from "./sources";

const LICENCE_LINKS: Readonly<Record<string, string>> = {
  "GPL-2.0-or-later": "[GPL-2.0-or-later](licences/GPL-2.0.txt)",
  "CC0-1.0": "[CC0-1.0](https://creativecommons.org/publicdomain/zero/1.0/)",
  "LicenseRef-public-domain": "public domain",
  "CC-BY-4.0": "[CC-BY-4.0](https://creativecommons.org/licenses/by/4.0/)",
  "LGPL-3.0-only": "[LGPL-3.0-only](https://www.gnu.org/licenses/lgpl-3.0.html)",
  MIT: "[MIT](licences/fluent-emoji.txt)",
  "OFL-1.1": "[OFL-1.1](licences/noto-sans-sc.txt)",
  "CC-BY-SA-4.0": "[CC-BY-SA-4.0](https://creativecommons.org/licenses/by-sa/4.0/)",
  "CC-BY-2.0": "[CC-BY-2.0](https://creativecommons.org/licenses/by/2.0/)",
  "CC-BY-3.0": "[CC-BY-3.0](https://creativecommons.org/licenses/by/3.0/)",
  "CC-BY-2.5": "[CC-BY-2.5](https://creativecommons.org/licenses/by/2.5/)",
  "CC-BY-3.0-US": "[CC-BY-3.0-US](https://creativecommons.org/licenses/by/3.0/us/)",
  "CC-BY-SA-2.5": "[CC-BY-SA-2.5](https://creativecommons.org/licenses/by-sa/2.5/)",
  "CC-BY-SA-3.0": "[CC-BY-SA-3.0](https://creativecommons.org/licenses/by-sa/3.0/)",
};

export function creditsPage(items: readonly ManifestItem[]): string {
  const count = (kind: ManifestItem["kind"], from?: { readonly package: string }): number =>
    items.filter((item) => item.kind === kind && (from === undefined || item.source.package === from.package)).length;
  return `# Pictures, sounds and weights by others

Glimpse's code is under the MIT licence. What lies in this folder is not: it is the work of the people named here, under
their own licences, which stay with it. \`npm run import-assets\` makes this page and everything it lists from the
packages below, whose versions and SHA-256 sums stand in \`scripts/import/sources.ts\`.

## Objects (${count("object")}), drawings (${count("drawing", SOURCES.stamps)}) and sounds (${count("sound")})

- From: Tux Paint Stamps, Debian package \`${SOURCES.stamps.package}\` ${SOURCES.stamps.version}, <http://www.tuxpaint.org/>
- Licence: GNU General Public License, version 2 or later ([text](licences/GPL-2.0.txt)); copyright 2002–2022 by Bill
  Kendrick and various contributors. A few stamps have a Creative Commons licence of their own, named in the table.
- Authors: as far as the collection's change log names them; "Tux Paint contributors" where it does not.
- Changed: pictures were cut to the visible box, shrunk to at most 448 pixels where they were larger, and stored as WebP;
  drawings in SVG were drawn as pixels. Sounds are byte for byte the collection's. These changed pictures are under the
  same licence as their originals.
- Chosen: photographic cut-outs only, by eye from contact sheets of the whole collection, every usable picture of a
  category that is at least ${SHORTEST_SIDE_KEPT} pixels long; drawings, renderings and silhouettes were left out. No picture was taken
  or dropped for what a network says about it. Stamps whose change log names the GNU Free Documentation License or a
  stock site were left out, and the siren, whose licence is not free.

## Models (${count("model")})

- From: Sweet Home 3D's furniture, Debian package \`${SOURCES.furniture.package}\` ${SOURCES.furniture.version}, <http://www.sweethome3d.com/>: models
  by the contributors of Blend Swap, by Andrew Kator and Jennifer Legaz, and by Scopia, collected and converted by Emmanuel
  Puybaret (eTeks).
- Licence: each archive's own, named in the table.
- Changed: photographed from 12 sides with three.js, gloss toned down, stored as WebP: one sheet a model.
- Chosen: by eye from contact sheets, whole models of one thing in all kinds of furniture and household; none for what a
  network says about it.

## More drawings (${count("drawing", SOURCES.fluent) + count("drawing", SOURCES.openmoji)})

- From: Fluent Emoji, npm package \`${SOURCES.fluent.package}\` ${SOURCES.fluent.version}; copyright Microsoft Corporation, MIT
  licence ([text](licences/fluent-emoji.txt)).
- From: OpenMoji, npm package \`${SOURCES.openmoji.package}\` ${SOURCES.openmoji.version}, <https://openmoji.org/>: all of its drawings are
  by OpenMoji, the open-source emoji and icon project, licence CC BY-SA 4.0.
- Changed: drawn as pixels, cut to the visible box, stored as WebP; under the same licence as their originals.

## Written words (${count("word")})

- From: Noto Sans SC, bold, npm package \`${SOURCES.letters.package}\` ${SOURCES.letters.version}; copyright 2014–2021 Adobe, with
  Reserved Font Name "Source"; SIL Open Font License 1.1 ([text](licences/noto-sans-sc.txt)).
- Changed: pictures of words made with the font's outlines; the font itself is not shipped.

## Backgrounds (${count("background")})

- From: ${placePackages(items)}.
- Licences and authors: each its own, in the table. Public domain and CC0 ask for nothing; CC BY and CC BY-SA for the
  author's name, which the game shows too. A stimulus composed with a picture under CC BY-SA is a work based on it:
  whoever passes it on does so under the same licence, and names author and change.
- Changed: square crops by boxes looked at one by one (\`scripts/import/data/places.tsv\`), so that nothing that the game
  asks for stands in them; shrunk to at most 512 pixels, stored as WebP. Under the same licence as their originals.

## Network

- From: npm package \`${SOURCES.network.package}\` ${SOURCES.network.version}, \`dist/models\`: MobileNet v1, width 0.25, 224 × 224,
  trained on ImageNet (ILSVRC-2012) by the TensorFlow authors at Google. The package is copyright 2019 Code.org.
- Licence: Apache License 2.0 ([text](licences/Apache-2.0.txt))
- Changed: the weights of the last two layers were rounded from float32 to float16 (to nearest, ties to even), and
  \`model.json\` says so; all others are as they were.
- Cite: Howard et al. (2017), MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications,
  arXiv:1704.04861.

## File by file

| File | What it is | Author | Licence | Original |
| --- | --- | --- | --- | --- |
${items.map(row).join("\n")}
`;
}

function row(item: ManifestItem): string {
  const author = item.author ?? "Tux Paint contributors";
  const licence = LICENCE_LINKS[item.licence];
  if (licence === undefined) throw new Error(`no link for the licence ${item.licence} of ${item.id}`);
  return `| \`${item.file}\` | ${item.title} | ${author} | ${licence} | \`${item.source.path}\` |`;
}

/** The packages that places come from, each with its version and project. */
function placePackages(items: readonly ManifestItem[]): string {
  const used = new Set(items.filter(({ kind }) => kind === "background").map(({ source }) => source.package));
  return Object.values<Source>(SOURCES)
    .filter((source) => used.has(source.package))
    .map((source) => `Debian package \`${source.package}\` ${source.version} (<${source.home}>)`)
    .join(", ");
}
