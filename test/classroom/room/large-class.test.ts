import { describe, expect, test } from "vitest";
import { RoomWorld, toSeats } from "./room-world";

const MANY = 500;

function largeClass(): RoomWorld {
  const world = new RoomWorld();
  for (let index = 0; index < MANY; index++) world.join(`s${index}`);
  world.prepare();
  world.give({ type: "go" });
  return world;
}

describe(`a class of ${MANY}`, () => {
  const world = largeClass();

  test("hears of one answer in three messages, and no seat is copied for it", () => {
    const { before, after, messages } = world.answer("s7", "right");
    expect(messages.map(({ to }) => to).sort()).toEqual(["counts", "hosts", "seat"]);
    expect(after.seats).toBe(before.seats);
    expect(after.blocks[0]?.trials).toBe(before.blocks[0]?.trials);
    const rows = messages.flatMap((each) =>
      each.to === "hosts" && each.message.type === "rows" ? each.message.rows.map(({ seat }) => seat) : [],
    );
    expect(rows).toEqual(["s7"]);
  });

  test("gets one result and one view each when a round closes, and one view when the next opens", () => {
    const toEach = (messages: Parameters<typeof toSeats>[0]) => {
      const sent = new Map<string, string[]>();
      for (const { seat, message } of toSeats(messages)) sent.set(seat, [...(sent.get(seat) ?? []), message.type]);
      return sent;
    };
    const closed = world.give({ type: "tick" }, 3_600_000);
    expect(closed.after.phase).toBe("closed");
    const results = toEach(closed.messages);
    expect(results.size).toBe(MANY);
    for (const types of results.values()) expect(types).toEqual(["result", "view"]);
    expect(closed.messages.length - 2 * MANY).toBeLessThanOrEqual(3);

    const views = toEach(world.give({ type: "go" }).messages);
    expect(views.size).toBe(MANY);
    for (const types of views.values()) expect(types).toEqual(["view"]);
  });
});
