import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** An installed package. */
export interface Package {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly homepage: string;
}

/** Helpers that build tools add to their output; their ids name no file. */
const HELPERS: readonly (readonly [RegExp, string])[] = [
  [/^\0?vite\//, "vite"],
  [/^\0?rolldown\//, "rolldown"],
];

/**
 * The package that a module or file belongs to; null for the game's own.
 * @param id as given by the bundler, or a path relative to the root
 */
export function packageOf(id: string, root: string): Package | null {
  const helper = HELPERS.find(([pattern]) => pattern.test(id))?.[1];
  if (helper) return readPackage(join(root, "node_modules", helper));
  const path = id.replace(/^\0+/, "").split("?")[0] ?? "";
  const at = path.lastIndexOf("node_modules/");
  if (at < 0) return null;
  const [scope = "", name = ""] = path.slice(at + "node_modules/".length).split("/");
  const folder = path.slice(0, at) + join("node_modules", scope.startsWith("@") ? join(scope, name) : scope);
  return readPackage(folder.startsWith("/") || /^[a-z]:/i.test(folder) ? folder : join(root, folder));
}

function readPackage(folder: string): Package {
  const file = join(folder, "package.json");
  if (!existsSync(file)) throw new Error(`${dirname(file)} is bundled and has no package.json`);
  const { name, version, license, homepage, repository } = JSON.parse(readFileSync(file, "utf8"));
  const source = typeof repository === "string" ? repository : repository?.url;
  return {
    folder,
    name,
    version,
    licence: typeof license === "string" ? license : (license?.type ?? "no licence named"),
    homepage: homepage ?? String(source ?? "").replace(/^git\+|\.git$/g, ""),
  };
}
