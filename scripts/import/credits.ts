/** Writes assets/CREDITS.md: who made what, under which licence, and what was changed. */
import { pageOf } from "./credits-file";
import { LICENCES } from "./licences";
import type { ManifestItem, ManifestKind } from "./manifest";
import { SHORTEST_SIDE_KEPT } from "./objects";
import { SOURCES } from "./sources";

/** The decks in the order of the page, with what stands over their tables. */
const DECKS: readonly (readonly [kind: ManifestKind, title: string])[] = [
  ["object", "Cut-outs"],
  ["photograph", "Whole photographs"],
  ["model", "Models"],
  ["background", "Places"],
  ["drawing", "Drawings"],
  ["word", "Written words"],
  ["sound", "Sounds"],
];

export function creditsPage(items: readonly ManifestItem[]): string {
  return `# Pictures, sounds and weights by others

Glimpse's code is under the MIT licence. What lies in this folder is not: it is the work of the people named here, under
their own licences, which stay with it. \`npm run import-assets\` makes this page and everything it lists from the
packages below, whose versions and SHA-256 sums stand in \`scripts/import/sources.ts\`. The game names the authors of a
picture in the picture's dialog.

## Passing pictures on

Every file here is a changed copy of its original and is under the same licence. The game composes them: an object on a
photograph, a texture in an outline. Whoever passes on such a stimulus passes on all its parts.

- **CC0 1.0 and public domain** ask for nothing.
- **CC BY** asks for the author's name, the licence with its link, and what was changed; so, in their way, do MIT and the
  Open Font License. Name every part of the stimulus.
- **CC BY-SA** also asks that what is made from the picture is under the same licence, or one that Creative Commons names
  as compatible. A stimulus with such a part is an adaptation: pass it on under that part's CC BY-SA, with its authors'
  names, whatever the other parts would allow.
- **GPL 2 or later** asks the same under the GPL. CC BY-SA 4.0 may be taken under the GPL, version 3; older versions of
  CC BY-SA may not.
- Where a stimulus has parts that each ask for **another such licence** (a GPL object on a CC BY-SA 3.0 place), no licence
  for the whole satisfies both: pass on its recipe, that is the level, the seed and the parts each under its own licence,
  instead of the composed picture. To look at it, to show it to participants and to study it you need no licence.

The code, and the pictures of no other stimulus, are affected by none of this.

## Packages

| Package | Version | Project | Items | Licences |
| --- | --- | --- | --- | --- |
${packageRows(items).join("\n")}

- Tux Paint Stamps are copyright 2002–2022 by Bill Kendrick and various contributors; authors are named as far as the
  collection's change log names them. Stamps whose change log names the GNU Free Documentation License or a stock site
  were left out, and the siren, whose licence is not free.
- Scratch's media are copyright 2011 Massachusetts Institute of Technology.
- Fluent Emoji are copyright Microsoft Corporation ([text](licences/fluent-emoji.txt)); all of OpenMoji's drawings are by
  OpenMoji, the open-source emoji and icon project.
- Noto Sans SC is copyright 2014–2021 Adobe, with Reserved Font Name "Source" ([text](licences/noto-sans-sc.txt)). The
  words are made with the font's outlines; the font itself is not shipped.
- Sweet Home 3D's furniture are models by the contributors of Blend Swap, by Andrew Kator and Jennifer Legaz, and by Scopia,
  collected and converted by Emmanuel Puybaret (eTeks).
- Cut-outs were chosen by eye from contact sheets of whole collections: photographic, cleanly cut out, at least ${SHORTEST_SIDE_KEPT} pixels
  long. No picture was taken or dropped for what a network says about it.

## Network

- From: npm package \`${SOURCES.network.package}\` ${SOURCES.network.version}, \`dist/models\`: MobileNet v1, width 0.25, 224 × 224,
  trained on ImageNet (ILSVRC-2012) by the TensorFlow authors at Google. The package is copyright 2019 Code.org.
- Licence: Apache License 2.0 ([text](licences/Apache-2.0.txt))
- Changed: the weights of the last two layers were rounded from float32 to float16 (to nearest, ties to even), and
  \`model.json\` says so; all others are as they were.
- Cite: Howard et al. (2017), MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications,
  arXiv:1704.04861.

${DECKS.flatMap(([kind, title]) => deckTable(items, kind, title)).join("\n\n")}
`;
}

function packageRows(items: readonly ManifestItem[]): string[] {
  return Object.values(SOURCES).flatMap(({ package: name, version, home }) => {
    const own = items.filter(({ source }) => source.package === name);
    if (own.length === 0) return [];
    const licences = [...new Set(own.map(({ licence }) => licence))].sort().map(licenceLink);
    return [`| \`${name}\` | ${version} | <${home}> | ${own.length} | ${licences.join(", ")} |`];
  });
}

function deckTable(items: readonly ManifestItem[], kind: ManifestKind, title: string): string[] {
  const own = items.filter((item) => item.kind === kind);
  if (own.length === 0) return [];
  const head = "| File | What it is | Author | Licence | Original | Changed |\n| --- | --- | --- | --- | --- | --- |";
  return [`## ${title} (${own.length})\n\n${head}\n${own.map(row).join("\n")}`];
}

function row(item: ManifestItem): string {
  const { file, title, author, licence, source, changes } = item;
  const original = source.page === undefined ? `\`${source.path}\`` : `[\`${source.path}\`](${pageOf(item)})`;
  const cells = [`\`${file}\``, title, author, licenceLink(licence), original, changes];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function licenceLink(id: string): string {
  const licence = LICENCES.get(id);
  if (!licence) throw new Error(`the licence "${id}" is not one of those known`);
  return `[${licence.name}](${licence.file ?? licence.url})`;
}
