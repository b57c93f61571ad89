import { describe, expect, test, vi } from "vitest";
import { openPage } from "./open-page";
import { smallLevel } from "./small-level";

describe("leaving and hiding", () => {
  test("a page that was hidden while the question stood plays the trial again", async () => {
    const page = openPage();
    await page.begin();
    page.picture()?.end();
    await page.settle();
    page.desk.pageHidden();
    expect(page.kept.archive).toMatchObject([{ outcome: "discarded", invalidReason: "hidden" }]);
  });

  test("nothing happens to a page that is hidden, or a key that is pressed, where no block is played", () => {
    const page = openPage();
    page.desk.pageHidden();
    page.desk.proceed();
    page.desk.next();
    page.desk.stay();
    page.desk.post({ type: "next" });
    page.desk.answer("a", 1, "keyboard");
    expect(page.stores.play.getState()).toMatchObject({ phase: "idle", records: [], leaving: false });
  });

  test("is asked about once, however often it is asked for", async () => {
    const page = openPage();
    await page.begin();
    page.desk.askToLeave();
    page.desk.askToLeave();
    page.picture()?.end();
    await page.settle();
    page.desk.askToLeave();
    await page.settle();
    expect(page.kept.archive).toHaveLength(1);
    expect(page.stores.play.getState().leaving).toBe(true);
    page.desk.stay();
    await page.next();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(page.stores.play.getState().leaving).toBe(false);
    // Not asked again by itself at the end of the next picture.
    page.picture()?.end();
    await page.settle();
    expect(page.stores.play.getState().leaving).toBe(false);
    expect(page.phase()).toBe("response");
  });

  test("a break between practice and block is a block too: leaving it is asked about", async () => {
    const page = openPage({ level: smallLevel({ trials: 4, practice: 1 }) });
    await page.begin();
    await page.answer();
    await page.next();
    expect(page.stores.play.getState().phase).toBe("break");
    page.desk.askToLeave();
    expect(page.stores.play.getState().leaving).toBe(true);
    expect(page.screen()).toBe("play");
    page.desk.stay();
    page.desk.proceed();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  });

  test("a question about leaving that stands when the picture's block is left is asked of no other block", async () => {
    const page = openPage();
    await page.begin();
    page.desk.askToLeave();
    page.desk.abandon();
    await page.settle();
    expect(page.stores.play.getState()).toMatchObject({ phase: "idle", leaving: false });
    await page.begin();
    page.picture()?.end();
    await page.settle();
    expect(page.stores.play.getState().leaving).toBe(false);
    expect(page.phase()).toBe("response");
  });
});
