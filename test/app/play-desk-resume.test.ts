import { describe, expect, test, vi } from "vitest";
import { KeepFault } from "../../src/app/keeping-ports";
import { type Kept, openPage } from "./open-page";
import { smallLevel } from "./small-level";

type Page = ReturnType<typeof openPage>;

describe("the note of a block under way", () => {
  const offered = (page: Page) => {
    const after = openPage({ kept: page.kept });
    after.desk.offerToGoOn();
    return after.told;
  };

  test("counts trials done, but neither practice nor what was discarded", async () => {
    const page = openPage({ level: smallLevel({ trials: 4, practice: 1 }) });
    await page.begin();
    expect(offered(page)).toEqual([{ kind: "open-block", level: "small", done: 0, of: 4 }]);
    await page.answer();
    await page.next();
    page.desk.proceed();
    await page.settle();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(offered(page)).toMatchObject([{ done: 0 }]);
    await page.answer();
    await page.next();
    page.picture()?.fail("hidden");
    await page.settle();
    expect(offered(page)).toMatchObject([{ done: 1 }]);
  });

  test("goes on counting after a reload, also over the next one", async () => {
    const before = openPage();
    await before.begin();
    await before.answer();
    await before.next();
    before.picture()?.fail("hidden");
    await before.settle();
    const page = openPage({ kept: before.kept, session: "session-2" });
    page.desk.goOn();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(offered(page)).toMatchObject([{ done: 1 }]);
    await page.answer();
    const last = openPage({ kept: before.kept, session: "session-3" });
    last.desk.goOn();
    await last.deliver();
    await vi.waitFor(() => expect(last.picture()).not.toBeNull());
    expect(last.stores.play.getState()).toMatchObject({ done: 2, score: { you: 2, of: 2 } });
  });

  test("is not of a block in play to be let be", async () => {
    const page = openPage();
    await page.begin();
    page.desk.letBe();
    expect(offered(page)).toHaveLength(1);
  });

  test("is withdrawn, with its offer, when another block starts", async () => {
    const before = openPage();
    await before.begin();
    await before.answer();
    const page = openPage({ kept: before.kept });
    page.desk.offerToGoOn();
    expect(page.told).toHaveLength(1);
    page.intro();
    page.desk.start();
    expect(page.told).toEqual([]);
    page.desk.letBe();
    expect(page.kept.tab.size).toBe(0);
  });
});

describe("a block that cannot go on", () => {
  async function broken(): Promise<Kept> {
    const page = openPage();
    await page.begin();
    await page.answer();
    return page.kept;
  }

  test("because its records cannot be read says so, and loses none", async () => {
    const kept = await broken();
    const page = openPage({ kept, archiveFault: new KeepFault("broken", "no database") });
    page.stores.session.setState({ wantedSeed: "7" });
    page.desk.goOn();
    await page.deliver();
    expect(page.told).toEqual([{ kind: "block-misfit", level: "small", why: "records" }]);
    expect(page.screen()).toBe("intro");
    expect(page.stores.session.getState().wantedSeed).toBeNull();
    expect(page.stores.play.getState().phase).toBe("idle");
    expect(kept.archive).toHaveLength(1);
  });

  test("begins with the warning of flashes for a player who has not seen it", async () => {
    const page = openPage({ kept: await broken(), subject: "p2", flashesAccepted: false });
    page.desk.goOn();
    await page.deliver();
    expect(page.screens.at(-1)).toEqual({ name: "warning", level: "small" });
    expect(page.told).toEqual([{ kind: "block-misfit", level: "small", why: "player" }]);
  });

  test("because there is none does nothing", async () => {
    const page = openPage();
    page.desk.goOn();
    await page.deliver();
    expect(page.screens).toEqual([]);
    page.desk.offerToGoOn();
    expect(page.told).toEqual([]);
  });

  test("is not gone on with by a player who has left for the map meanwhile", async () => {
    const page = openPage({ kept: await broken() });
    page.desk.goOn();
    page.desk.abandon();
    await page.deliver();
    expect(page.screen()).toBe("map");
    expect(page.picture()).toBeNull();
    expect(page.told).toEqual([]);
    page.desk.offerToGoOn();
    expect(page.told).toHaveLength(1);
  });
});

test("trying again after a fault that came before any block does again what failed, each time", async () => {
  const page = openPage();
  page.intro();
  page.desk.start();
  await page.spoil();
  page.desk.tryAgain();
  await page.spoil();
  expect(page.screens.at(-1)).toMatchObject({ name: "fault", again: true });
  page.desk.tryAgain();
  await page.deliver();
  await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  expect(page.stores.play.getState().records).toEqual([]);
});

test("a fault does not go on with an older block that another level's fault has nothing to do with", async () => {
  const before = openPage();
  await before.begin();
  await before.answer();
  const page = openPage({ kept: before.kept });
  page.intro();
  page.desk.start();
  await page.spoil();
  page.desk.tryAgain();
  await page.deliver();
  await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  expect(page.stores.play.getState()).toMatchObject({ records: [], done: 0 });
});

test("no fault is shown for a block that was left before its pictures failed", async () => {
  const page = openPage();
  await page.begin();
  await page.answer();
  page.breakPictures(true);
  page.desk.next();
  page.desk.abandon();
  await page.settle();
  expect(page.screen()).toBe("map");
});
