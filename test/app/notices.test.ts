import { expect, test } from "vitest";
import { createNotices } from "../../src/app/notices";
import { createScreenStore, type Notice } from "../../src/app/stores/screen-store";

function open() {
  const screen = createScreenStore();
  let changes = 0;
  screen.subscribe(() => {
    changes += 1;
  });
  return { ...createNotices(screen), told: () => screen.getState().notices, changes: () => changes };
}

const damaged = (key: string, text: string): Notice => {
  return { kind: "storage-damaged", key, why: "", text, newer: false, lost: null };
};
const unkept = (full: boolean): Notice => ({ kind: "unkept", full });

test("a screen begins without any, and shows them in the order told", () => {
  const { tell, told } = open();
  expect(told()).toEqual([]);
  tell({ kind: "net-absent" });
  tell(unkept(true));
  expect(told()).toEqual([{ kind: "net-absent" }, unkept(true)]);
});

test("the newest of a kind takes the place of the one before; damage of two stores is two notices", () => {
  const { tell, told } = open();
  tell(unkept(true));
  tell(damaged("settings", "1"));
  tell(damaged("progress", "2"));
  tell(damaged("settings", "3"));
  tell(unkept(false));
  expect(told()).toEqual([damaged("progress", "2"), damaged("settings", "3"), unkept(false)]);
});

test("what the player dismisses goes, and nothing else", () => {
  const { tell, dismiss, told } = open();
  tell(damaged("settings", "1"));
  tell(damaged("progress", "2"));
  dismiss(told()[0] as Notice);
  expect(told()).toEqual([damaged("progress", "2")]);
  dismiss(damaged("progress", "2"));
  expect(told()).toHaveLength(1);
});

test("what no longer holds is withdrawn by its kind; withdrawing what nobody was told changes nothing", () => {
  const { tell, withdraw, told, changes } = open();
  tell({ kind: "net-absent" });
  tell(unkept(true));
  const before = changes();
  withdraw("update-ready");
  expect(changes()).toBe(before);
  withdraw("net-absent");
  expect(told()).toEqual([unkept(true)]);
});
