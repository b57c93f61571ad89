import { describe, expect, it } from "vitest";
import { afterMessage } from "../../../src/app/class/host-messages";
import { freshHost, type HostState } from "../../../src/app/stores/class-store";
import { block, board, round, row, scene } from "./fake-host-line";

const seen = (view = board()): HostState => afterMessage(freshHost, { type: "board", view });

describe("the host's board", () => {
  it("comes whole, with the round that closed last", () => {
    const state = seen(board({ rounds: [round(0), round(1)] }));
    expect(state.last?.trial).toBe("t1");
    expect(state.view?.code).toBe("ABC234");
  });

  it("keeps rows and rounds when a scene of the same level comes", () => {
    const before = seen(board({ block: block(), rows: [row("a")], rounds: [round(0)] }));
    const after = afterMessage(before, { type: "scene", scene: scene({ phase: "open", block: block({ closed: 1 }) }) });
    expect(after.view?.phase).toBe("open");
    expect(after.view?.rows).toHaveLength(1);
    expect(after.view?.rounds).toHaveLength(1);
  });

  it("begins a new level without the last one's rounds", () => {
    const before = seen(board({ block: block(), rows: [row("a")], rounds: [round(0)] }));
    const next = scene({ phase: "preparing", block: block({ item: 1, level: "more-time" }) });
    const after = afterMessage(before, { type: "scene", scene: next });
    expect(after.view?.rounds).toEqual([]);
    expect(after.last).toBeNull();
    expect(after.view?.rows).toHaveLength(1);
  });

  it("takes changed rows in their places and new ones at the end, with the number of answers", () => {
    const before = seen(board({ phase: "open", rows: [row("a"), row("b")] }));
    const rows = [row("c"), row("a", { name: "Renamed", answered: true })];
    const after = afterMessage(before, { type: "rows", rows, answered: 1 });
    expect(after.view?.rows.map(({ seat, name }) => [seat, name])).toEqual([
      ["a", "Renamed"],
      ["b", "Player b"],
      ["c", "Player c"],
    ]);
    expect(after.view?.totals.answered).toBe(1);
  });

  it("does not count answers of a round that is over", () => {
    const before = seen(board({ phase: "closed" }));
    expect(afterMessage(before, { type: "rows", rows: [], answered: 9 }).view?.totals.answered).toBe(0);
  });

  it("keeps each closed round once, in order, however often it is told", () => {
    let state = seen(board({ block: block(), rounds: [round(0)] }));
    for (const position of [2, 1, 1]) state = afterMessage(state, { type: "closed", round: round(position) });
    expect(state.view?.rounds.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect(state.last?.position).toBe(1);
  });

  it("shows how far the pictures are until they are ready", () => {
    const making = scene({ phase: "preparing", block: block() });
    let state = afterMessage(seen(), { type: "scene", scene: making });
    state = afterMessage(state, { type: "preparing", sealed: 3, judged: 1, of: 18 });
    expect(state.preparing).toEqual({ sealed: 3, judged: 1, of: 18 });
    state = afterMessage(state, { type: "scene", scene: scene({ phase: "ready", block: block() }) });
    expect(state.preparing).toBeNull();
  });

  it("shows a refusal until something is done, but no verdict that came too late", () => {
    const refusal = { why: "nobody-ready" } as const;
    const refused = afterMessage(seen(), { type: "refused", of: "go", trial: null, refusal });
    expect(refused.refused).toEqual({ of: "go", refusal });
    expect(afterMessage(refused, { type: "scene", scene: scene() }).refused).toBeNull();
    const late = { type: "refused", of: "verdict", trial: "t", refusal: { why: "not-now" } } as const;
    expect(afterMessage(seen(), late).refused).toBeNull();
  });

  it("hears nothing about a board that has not come", () => {
    expect(afterMessage(freshHost, { type: "rows", rows: [row("a")], answered: 0 })).toEqual(freshHost);
  });
});
