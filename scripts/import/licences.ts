/** The licences that pictures may have: every other one is refused. */
import type { ManifestItem } from "./manifest";

interface Licence {
  /** As people write it. */
  readonly name: string;
  /** Its text. */
  readonly url: string;
  /** Its text or notice under assets/, where the licence wants it to come along. */
  readonly file?: string;
}

const creativeCommons = (kind: "by" | "by-sa", version: string): [string, Licence] => [
  `CC-${kind.toUpperCase()}-${version}`,
  { name: `CC ${kind.toUpperCase()} ${version}`, url: `https://creativecommons.org/licenses/${kind}/${version}/` },
];

/** By SPDX identifier. */
export const LICENCES: ReadonlyMap<string, Licence> = new Map<string, Licence>([
  [
    "GPL-2.0-or-later",
    {
      name: "GPL-2.0-or-later",
      url: "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html",
      file: "licences/GPL-2.0.txt",
    },
  ],
  ["CC-BY-3.0-US", { name: "CC BY 3.0 US", url: "https://creativecommons.org/licenses/by/3.0/us/" }],
  ["LGPL-3.0-only", { name: "LGPL-3.0-only", url: "https://www.gnu.org/licenses/lgpl-3.0.html" }],
  ["CC0-1.0", { name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" }],
  ["MIT", { name: "MIT", url: "https://spdx.org/licenses/MIT.html", file: "licences/fluent-emoji.txt" }],
  ["OFL-1.1", { name: "OFL-1.1", url: "https://openfontlicense.org/", file: "licences/noto-sans-sc.txt" }],
  ["LicenseRef-public-domain", { name: "public domain", url: "https://creativecommons.org/publicdomain/mark/1.0/" }],
  ...["2.0", "2.5", "3.0", "4.0"].flatMap((version) => [
    creativeCommons("by", version),
    creativeCommons("by-sa", version),
  ]),
]);

/** @throws Error that names the item for a licence that is not listed, or a part of its credit that is missing */
export function checkCredit(item: Omit<ManifestItem, "bytes" | "sha256">): void {
  if (!LICENCES.has(item.licence))
    throw new Error(`${item.id}: the licence "${item.licence}" is not one of those known`);
  const parts = { title: item.title, author: item.author, changes: item.changes, path: item.source.path };
  for (const [part, text] of Object.entries(parts))
    if (text.trim() === "") throw new Error(`${item.id}: its ${part} is missing`);
}
