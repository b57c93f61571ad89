// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Game } from "../../../src/app/game";
import type { DoorState } from "../../../src/app/stores/class-store";
import { createTranslator } from "../../../src/content/messages";
import en from "../../../src/content/messages/en/class-door.json";
import { doorScreen } from "../../../src/overlay/class/door/door-screen";
import { button, fakeGame, find, show, wordsOf } from "../fake-game";

let game: Game;
const door = { open: vi.fn(), type: vi.fn(), join: vi.fn(), host: vi.fn(), takeOver: vi.fn(), leave: vi.fn() };
beforeEach(async () => {
  const fake = await fakeGame();
  fake.game.stores.language.setState({ t: await createTranslator("en", [en]) });
  for (const each of Object.values(door)) each.mockReset();
  game = { ...fake.game, classes: { enter: () => {}, desk: { door } } } as unknown as Game;
});

const hello = { addresses: [], purgeHours: 24 };
function draw(change: Partial<DoorState> = {}): HTMLElement {
  game.stores.classroom.setState({ door: { hello, busy: false, fault: null, code: "", ...change } });
  return show(doorScreen(game));
}
const submit = (form: HTMLElement) => form.dispatchEvent(new Event("submit", { cancelable: true }));

describe("two ways in", () => {
  test("a code is typed and joined, once it is whole", () => {
    const root = draw({ code: "ABC2" });
    expect(button(root, "Join").disabled).toBe(true);
    const field = find<HTMLInputElement>(root, ".code-field");
    expect(field.value).toBe("ABC2");
    field.value = "abc 234";
    field.dispatchEvent(new Event("input"));
    expect(door.type).toHaveBeenCalledWith("abc 234");
    const whole = draw({ code: "ABC234" });
    expect(button(whole, "Join").disabled).toBe(false);
    submit(find(whole, ".door-join"));
    expect(door.join).toHaveBeenCalledOnce();
  });

  test("a class is hosted, or taken over with its code and a recovery code", () => {
    const root = draw({ code: "ABC234" });
    button(root, "Open a session").click();
    expect(door.host).toHaveBeenCalledOnce();
    find<HTMLInputElement>(root, '[name="recovery"]').value = "quiet-owl";
    submit(find(root, ".door-take form"));
    expect(door.takeOver).toHaveBeenCalledWith("quiet-owl");
  });

  test("nothing can be pressed twice while the door opens", () => {
    const root = draw({ busy: true, code: "ABC234" });
    expect([...root.querySelectorAll<HTMLButtonElement>(".door-ways button")].map(({ disabled }) => disabled)).toEqual([
      true,
      true,
    ]);
  });
});

describe("what stands in the way", () => {
  test.each(["unreachable", "unknown-code", "too-many", "locked", "full", "banned", "wrong-secret", "server"] as const)(
    "%s is said in words",
    (fault) => {
      expect(wordsOf(find(draw({ fault }), '[role="alert"]'))).toBe(en[`door.fault.${fault}`]);
    },
  );

  test("files alone: what a class needs, and no field to type in", () => {
    const root = draw({ hello: null });
    expect(wordsOf(root)).toContain("npm ci && npm start");
    expect(root.querySelector("input")).toBeNull();
    button(root, "Look again").click();
    expect(door.open).toHaveBeenCalledWith(null);
  });

  test.each(["unreachable", "unkept"] as const)("a server that is %s is not taken for files alone", (fault) => {
    const root = draw({ hello: null, fault });
    expect(wordsOf(root)).toContain(en[`door.fault.${fault}`]);
    expect(wordsOf(root)).not.toContain("npm ci");
  });

  test("while it is asked, the door says so", () => {
    expect(wordsOf(draw({ hello: undefined }))).toContain("Looking for the class server");
  });
});
