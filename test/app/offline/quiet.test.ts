import { describe, expect, test, vi } from "vitest";
import { kindsOf, levelsAhead } from "../../../src/app/offline/levels-ahead";
import { isQuiet, whenCalm, whenQuiet } from "../../../src/app/offline/quiet";
import type { Screen } from "../../../src/app/stores/screen-store";
import type { Level } from "../../../src/content/level";
import { recordOf } from "../../storage/fake-database";
import { BUSY, campaign, drawn, kinds, levels, open, QUIET, settled } from "./offline-world";

describe("quiet", () => {
  test.each<[Screen["name"], boolean]>([
    ["title", true],
    ["map", true],
    ["results", true],
    ["explanation", true],
    ["lab", true],
    ["settings", true],
    ["notebook", true],
    ["loading", false],
    ["warning", false],
    ["intro", false],
    ["play", false],
    ["fault", false],
  ])("on the screen %s: %s", (name, expected) => {
    const { stores, show } = open();
    show({ name } as Screen);
    expect(isQuiet(stores)).toBe(expected);
  });

  test("during a block only after its first trial, and never while a picture is up or about to be", () => {
    const { stores, show } = open();
    const during = (phase: string, records = [recordOf(0)]) => {
      stores.play.setState({ records, trialState: { phase } as never });
      return isQuiet(stores);
    };
    show({ name: "play" });
    expect(["preparing", "presenting", "answering"].map((phase) => during(phase))).toEqual([false, false, true]);
    expect(during("answering", [])).toBe(false);
    show(BUSY);
    expect(during("answering")).toBe(false);
  });

  test("is waited for, and then no longer listened for", async () => {
    const { stores, show } = open();
    show(BUSY);
    let quiet = 0;
    const waiting = whenQuiet(stores).then(() => {
      quiet += 1;
    });
    show({ ...BUSY });
    await settled();
    expect(quiet).toBe(0);
    show(QUIET);
    await waiting;
    await whenQuiet(stores);
    expect(quiet).toBe(1);
  });

  test("is calm once the net has come or cannot, and the player has stayed on one quiet screen", async () => {
    const { stores, show, say, port } = open();
    say({ kind: "loading", opponent: "mobilenet-v1-025", progress: 0 });
    show(QUIET);
    let calm = false;
    const asked = vi.fn(port.door.calm);
    const waiting = whenCalm(stores, asked).then(() => {
      calm = true;
    });
    await settled();
    expect(asked).not.toHaveBeenCalled();
    say({ kind: "absent", opponent: "mobilenet-v1-025", reason: "no-backend", detail: "" });
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    // To another quiet screen: the wait begins anew.
    show({ name: "title" });
    port.beCalm();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    expect(calm).toBe(false);
    port.beCalm();
    await waiting;
    expect(calm).toBe(true);
  });
});

describe("what lies ahead", () => {
  test("is what can be opened now, and what that opens", () => {
    expect(levelsAhead(campaign, [])).toEqual(["a", "b"]);
    expect(levelsAhead(campaign, ["a", "b"])).toEqual(["a", "b", "drawn", "lab"]);
  });

  test("shows what its rules say, and a lab anything", () => {
    expect([...kindsOf(levels.a as Level)]).toEqual(["object", "background"]);
    expect([...kindsOf(levels.drawn as Level)]).toEqual(["object", "background", "drawing"]);
    expect(kindsOf(levels.lab as Level)).toEqual(new Set([...kinds, "photograph", "model"]));
    const written = { ...drawn, task: { ...drawn.task, stimulus: { form: "word-en" }, conditions: [] } };
    expect([...kindsOf(written as unknown as Level)]).toEqual(["object", "background", "word"]);
    const whole = { ...drawn.task, stimulus: { deck: "photographs" }, conditions: [{ stimulus: { deck: "models" } }] };
    expect([...kindsOf({ ...drawn, task: whole } as unknown as Level)]).toEqual(
      expect.arrayContaining(["photograph", "model"]),
    );
    const glimpses = { ...drawn, task: { type: "glimpses" } };
    expect([...kindsOf(glimpses as unknown as Level)]).toEqual(["object", "background"]);
  });
});
