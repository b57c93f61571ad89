import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOTICES_FILE, thirdPartyNotices } from "../../scripts/build/notices/third-party-notices";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-notices-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the game's own bundle", () => {
  let out: string;
  let notices: string;
  beforeAll(async () => {
    out = join(folder, "game");
    await build({
      logLevel: "error",
      mode: "production",
      build: { outDir: out, emptyOutDir: true, sourcemap: "hidden" },
    });
    notices = await readFile(join(out, NOTICES_FILE), "utf8");
    // A whole build, and the first one packs everything; hidden maps leave the chunks as they are shipped.
  }, 120_000);

  /** Packages by another way than the plugin's: what the source maps of chunks and workers name. */
  async function packagesInMaps(): Promise<Set<string>> {
    const names = new Set<string>();
    for (const file of await readdir(join(out, "app"))) {
      if (!file.endsWith(".map")) continue;
      const { sources } = JSON.parse(await readFile(join(out, "app", file), "utf8")) as { sources: string[] };
      for (const source of sources) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
        if (name) names.add(name);
      }
    }
    return names;
  }

  test("lists every package that source maps find in chunks and workers", async () => {
    const names = await packagesInMaps();
    expect([...names]).toEqual(
      expect.arrayContaining(["phaser", "@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-wasm", "zod", "lit-html"]),
    );
    for (const name of names) expect(notices, name).toMatch(new RegExp(`^  ${name} \\d`, "m"));
  });

  test("lists fonts and what WebAssembly holds, with their texts", async () => {
    const files = await readdir(join(out, "app"));
    expect(files.some((file) => /^inter-.*woff2$/.test(file))).toBe(true);
    expect(files.some((file) => /^webp_dec-.*wasm$/.test(file))).toBe(true);
    expect(notices).toMatch(/^ {2}@fontsource-variable\/inter /m);
    expect(notices).toContain("SIL OPEN FONT LICENSE Version 1.1");
    expect(notices).toMatch(/^ {2}libwebp, in @jsquash\/webp \(BSD-3-Clause\)/m);
    expect(notices).toContain("Copyright (c) 2010, Google Inc. All rights reserved.");
    expect(notices).toContain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
    expect(notices).toMatch(/^ {2}XNNPACK, in /m);
    expect(notices, "of the service worker").toMatch(/^ {2}workbox-precaching \d/m);
  });

  test("names nothing that is not shipped", () => {
    for (const name of ["negotiator", "mrmime", "vitest", "jspsych", "sharp"])
      expect(notices).not.toMatch(new RegExp(`^  ${name} `, "m"));
  });
});

describe("a package without a licence text", () => {
  /** Builds one module that uses one package, and gives the notices. */
  async function buildWith(name: string, version: string, files: Readonly<Record<string, string>> = {}) {
    const root = await mkdtemp(join(folder, "root-"));
    const home = join(root, "node_modules", name);
    await mkdir(home, { recursive: true });
    await writeFile(join(root, "main.js"), `import { value } from "${name}"; console.log(value);`);
    const manifest = { name, version, license: "MIT", type: "module", main: "index.js" };
    const all = {
      "package.json": JSON.stringify(manifest),
      "index.js": "export const value = Math.random();",
      ...files,
    };
    for (const [file, text] of Object.entries(all)) await writeFile(join(home, file), text);
    await build({
      configFile: false,
      root,
      logLevel: "silent",
      plugins: [thirdPartyNotices().forPage],
      build: { rolldownOptions: { input: join(root, "main.js") } },
    });
    return readFile(join(root, "dist", NOTICES_FILE), "utf8");
  }

  test("fails the build with a sentence that says which and what to do", async () => {
    await expect(buildWith("quiet-package", "1.2.3")).rejects.toThrow(
      /quiet-package 1\.2\.3 \(MIT\) goes into the bundle and ships no licence text, and scripts\/build\/notices\/reviewed\.ts has no entry/,
    );
  });

  test("passes once the text is there", async () => {
    const notices = await buildWith("quiet-package", "1.2.3", { "LICENCE.txt": "Do with it what you like." });
    expect(notices).toContain("quiet-package 1.2.3 (MIT)");
    expect(notices).toContain("Do with it what you like.");
  });

  test("asks for a new look when the version is not the one that was reviewed", async () => {
    expect(await buildWith("seedrandom", "3.0.5")).toContain("Copyright 2019 David Bau.");
    await expect(buildWith("seedrandom", "3.0.6")).rejects.toThrow(/knows seedrandom@3\.0\.5 alone/);
  });
});
