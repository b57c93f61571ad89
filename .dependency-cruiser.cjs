/** Which folders may import which. Every violation is an error: `npm run rules`. */
const room = (name) => `^src/${name}/`;

/** A room may import itself, the listed rooms and packages, and nothing else. */
const may = (name, rooms, packages, extra = [], files = []) => ({
  name: `${name}-knows-only`,
  comment: `src/${name} may import src/{${[name, ...rooms].join(", ")}} and ${packages.join(", ") || "no package"}.`,
  severity: "error",
  from: { path: room(name), pathNot: extra.map((each) => each.from) },
  to: {
    pathNot: [...[name, ...rooms].map(room), ...packages.map((each) => `^node_modules/${each}(/|$)`), ...files],
  },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "\\?url$" } },
    { name: "no-barrels", severity: "error", from: {}, to: { path: "^src/.*/index\\.ts$" } },
    may("core", [], []),
    may("content", ["core"], ["zod", "intl-messageformat", "marked", "@noble/hashes", "obscenity", "naughty-words"]),
    may("app", ["core", "content"], ["zustand"]),
    {
      name: "zustand-in-stores-alone",
      severity: "error",
      from: { pathNot: "^src/app/stores/" },
      to: { path: "^node_modules/zustand(/|$)" },
    },
    may("stage", ["app", "content", "core"], ["phaser"]),
    may("overlay", ["app", "content", "core"], ["lit", "@fontsource-variable/inter", "uqr"]),
    {
      name: "levels-know-the-kit",
      comment:
        "A level's room may import src/overlay/kit, src/{app, content, core} and lit, and no other level's room.",
      severity: "error",
      from: { path: "^src/levels/([^/]+)/" },
      to: {
        pathNot: [
          "^src/levels/$1/",
          "^src/overlay/kit/",
          ...["app", "content", "core"].map(room),
          "^node_modules/lit(/|$)",
        ],
      },
    },
    {
      name: "level-parts-list-rooms",
      comment: "The registry names each room's parts.ts, and nothing else of it.",
      severity: "error",
      from: { path: "^src/levels/[^/]+\\.ts$" },
      to: { path: "^src/levels/[^/]+/", pathNot: "^src/levels/[^/]+/parts\\.ts$" },
    },
    {
      name: "only-main-knows-levels",
      comment: "Screens and app get the registry handed in; so do the tools that check levels.",
      severity: "error",
      from: { pathNot: ["^src/levels/", "^src/main\\.ts$", "^src/tools/level\\.ts$"] },
      to: { path: "^src/levels/" },
    },
    {
      name: "kit-knows-no-screen",
      comment: "What level views share imports no screen of the house.",
      severity: "error",
      from: { path: "^src/overlay/kit/" },
      to: { path: "^src/overlay/(?!kit/)" },
    },
    may(
      "classifier",
      ["app", "content", "core"],
      ["@tensorflow", "@tensorflow-models"],
      [{ from: "/node\\.ts$" }],
      ["^assets/model/manifest\\.json$"],
    ),
    may("pictures", ["app", "content", "core"], ["@jsquash/webp", "@noble/ciphers"], [{ from: "/node\\.ts$" }]),
    may("storage", ["app", "content", "core"], ["idb"]),
    may("classroom", ["app", "content", "core"], ["colyseus\\.js"]),
    {
      name: "sockets-in-classroom-and-server-alone",
      severity: "error",
      from: { pathNot: ["^src/classroom/", "^src/server/"] },
      to: { path: "^node_modules/(colyseus\\.js|@colyseus|ws)(/|$)" },
    },
    {
      name: "rooms-rules-know-no-socket",
      comment: "The room's rules are pure: events in, state and messages out.",
      severity: "error",
      from: { path: "^src/classroom/room/" },
      to: { pathNot: ["^src/classroom/room/", "^src/content/", "^src/core/"] },
    },
    may("sound", ["app", "content", "core"], []),
    may("offline", ["app", "content", "core"], ["workbox-[a-z-]+"]),
    {
      name: "service-worker-stands-alone",
      comment: "The service worker knows the messages it exchanges with the page, and nothing else of the game.",
      severity: "error",
      from: { path: "^src/offline/worker/" },
      to: { pathNot: ["^src/offline/worker/", "^src/offline/protocol\\.ts$", "^node_modules/workbox-"] },
    },
    {
      name: "server-and-tools-stay-in-node",
      comment: "What runs in Node never draws; what runs in the browser never imports it.",
      severity: "error",
      from: { path: "^src/(server|tools)/" },
      to: { path: "^src/(stage|overlay|sound|storage)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "browser-knows-no-node",
      severity: "error",
      from: {
        path: "^src/(core|content|app|stage|overlay|levels|classifier|pictures|storage|sound|offline|classroom)/",
        pathNot: "/node\\.ts$",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-main-knows-everybody",
      severity: "error",
      comment: "first.ts, with which the page begins, knows the net and main.ts alone.",
      from: { path: "^src/(?!(main|first)\\.ts)" },
      to: { path: "^src/(main|first)\\.ts$" },
    },
    {
      name: "phaser-in-stage-alone",
      severity: "error",
      from: { pathNot: room("stage") },
      to: { path: "^node_modules/phaser(/|$)" },
    },
    {
      name: "tensorflow-in-classifier-alone",
      severity: "error",
      from: { pathNot: room("classifier") },
      to: { path: "^node_modules/@tensorflow" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.css$" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "default", "types"] },
  },
};
