import { expect, test } from "vitest";
import { mayComeBack, watchNet } from "../../src/app/opponent";
import type { NetFall, NetStatus, Ports } from "../../src/app/ports";
import type { Notice } from "../../src/app/stores/screen-store";
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
