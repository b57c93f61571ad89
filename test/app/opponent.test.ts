import { describe, expect, test } from "vitest";
import { mayComeBack, useOpponent, watchNet } from "../../src/app/opponent";
import type { NetAbsence, NetFall, NetStatus, Ports } from "../../src/app/ports";
import type { Notice } from "../../src/app/stores/screen-store";
import { defaultSettings } from "../../src/app/stores/settings-store";
import { createTranslator } from "../../src/content/messages";
import { ms } from "../../src/core/units";

const opponent = "mobilenet-v1-025";
const ready = (backend: string): NetStatus => ({
  kind: "ready",
  opponent,
  backend,
  onMainThread: false,
  typical: ms(5),
});

function watch() {
  let say: (status: NetStatus) => void = () => undefined;
  const notices: Notice[] = [];
  const net = { onStatus: (listener: typeof say) => (say = listener) };
  watchNet({ net } as unknown as Ports, (notice) => notices.push(notice));
  return { notices, say: (status: NetStatus) => say(status) };
}

test.each<[NetFall, string, string]>([
  ["lost", "webgl", "webgl"],
  ["lost", "webgl", "wasm"],
  ["crashed", "wasm", "wasm"],
  ["wrong-answers", "webgl", "wasm"],
])("a net that fell (%s) on %s and plays on %s says just that", (cause, before, after) => {
  const { notices, say } = watch();
  say(ready(before));
  expect(notices).toEqual([]);
  say({ kind: "recovering", opponent, cause });
  say(ready(after));
  say(ready(after));
  expect(notices).toEqual([{ kind: "net-recovered", cause, backend: after }]);
});

test.each(["en", "zh-CN"] as const)("in %s the graphics card is spoken of only where it was lost", async (language) => {
  const t = await createTranslator(language);
  const card = language === "en" ? /graphics card/ : /显卡/;
  for (const cause of ["crashed", "wrong-answers"] as const) {
    expect(t(`net.recovered.${cause}`, { backend: "WASM" })).not.toMatch(card);
    expect(t(`net.recovering.${cause}`)).not.toMatch(card);
    expect(t(`net.recovered.${cause}`, { backend: "WASM" })).toContain("WASM");
  }
  expect(t("net.recovered.lost", { backend: "WASM" })).toMatch(card);
});

test("a net is called again where the reason may have passed, and only there", () => {
  const absent = (reason: (NetStatus & { kind: "absent" })["reason"]) =>
    mayComeBack({ kind: "absent", opponent, reason, detail: "" });
  expect(absent("weights-missing")).toBe(true);
  expect(absent("no-network")).toBe(true);
  expect(absent("wrong-answers")).toBe(false);
  expect(absent("no-backend")).toBe(false);
  expect(mayComeBack(ready("wasm"))).toBe(false);
});

test.each<[NetAbsence, boolean]>([
  ["weights-missing", true],
  ["weights-damaged", true],
  ["server", true],
  ["no-network", true],
  ["no-worker", true],
  ["no-backend", false],
  ["wrong-answers", false],
  ["crashed", false],
])("absent for %s: may come back %s", (reason, expected) => {
  expect(mayComeBack({ kind: "absent", opponent, reason, detail: "" })).toBe(expected);
});

test("a net that falls twice says so twice, each time why", () => {
  const { notices, say } = watch();
  for (const cause of ["lost", "crashed"] as const) {
    say({ kind: "recovering", opponent, cause });
    say({ kind: "loading", opponent, progress: 0 });
    say(ready("wasm"));
  }
  expect(notices).toEqual(["lost", "crashed"].map((cause) => ({ kind: "net-recovered", cause, backend: "wasm" })));
});

describe("the opponent of the settings", () => {
  /** What is asked of the net, and what the player is told when it comes out like this. */
  async function call(status: NetStatus) {
    const asked: unknown[] = [];
    const notices: Notice[] = [];
    const use = async (...request: unknown[]) => {
      asked.push(request);
      return status;
    };
    const settings = { ...defaultSettings("p1"), opponent: "mobilenet-v1-100", backend: "wasm" } as const;
    useOpponent({ net: { use } } as unknown as Ports, settings, (notice) => notices.push(notice));
    await new Promise((resume) => setTimeout(resume, 0));
    return { asked, notices };
  }
  const absent = (reason: NetAbsence, of = "mobilenet-v1-100"): NetStatus => {
    return { kind: "absent", opponent: of as "mobilenet-v1-100", reason, detail: "" };
  };

  test("is called with its way of computing; that it is ready is no news", async () => {
    expect(await call(ready("wasm"))).toEqual({ asked: [["mobilenet-v1-100", "wasm"]], notices: [] });
  });

  test("that no network brings is named; of any other absence the player hears that nobody plays", async () => {
    expect((await call(absent("no-network"))).notices).toEqual([
      { kind: "opponent-unreachable", opponent: "mobilenet-v1-100" },
    ]);
    expect((await call(absent("no-backend"))).notices).toEqual([{ kind: "net-absent" }]);
  });

  test("is not told of when another has been chosen since", async () => {
    expect((await call(absent("no-network", opponent))).notices).toEqual([]);
  });
});
