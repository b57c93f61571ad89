import { describe, expect, it } from "vitest";
import { Interruption, type PresentationRequest } from "../../src/app/ports";
import { ms } from "../../src/core/units";
import { greyRaster } from "../../src/core/vision/raster";
import { createPresenter } from "../../src/stage/presenter/presenter";
import { FakeScreen, FakeWindow, fakeFrame } from "./fake-screen";

const timing = { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(3000) };
const request: PresentationRequest = {
  timing,
  picture: greyRaster(8, 8, 10),
  mask: greyRaster(8, 8, 200),
  calm: false,
};

async function ready() {
  const screen = new FakeScreen({ rate: 60 });
  const viewed = new FakeWindow();
  const presenter = createPresenter({
    host: {} as HTMLElement,
    clock: screen,
    createSurface: screen.createSurface,
    createFrame: fakeFrame,
    watchPaints: () => null,
    density: () => 2,
    window: viewed,
  });
  await screen.play(presenter.measureRefresh());
  await presenter.prepare(request);
  screen.seen.length = 0;
  return { screen, viewed, presenter };
}

/** Plays until something stands on the screen. */
async function until(screen: FakeScreen, image: FakeScreen["image"]): Promise<void> {
  for (let i = 0; i < 500 && screen.image !== image; i++) {
    for (let tick = 0; tick < 6; tick++) await Promise.resolve();
    screen.step();
  }
  expect(screen.image).toBe(image);
}

const reasonOf = (error: unknown) => (error instanceof Interruption ? error.reason : error);

describe("a window that changes", () => {
  for (const stage of ["fixation", "picture", "mask"] as const)
    for (const change of [{ width: 640 }, { height: 360 }, { pixelRatio: 2 }, { pinch: 1.4 }, { angle: 90 }])
      it(`breaks the presentation off: ${Object.keys(change)[0]}, at the ${stage}`, async () => {
        const { screen, viewed, presenter } = await ready();
        let outcome: unknown;
        presenter
          .present(() => {})
          .catch((error) => {
            outcome = reasonOf(error);
          });
        await until(screen, stage);
        viewed.change(change);
        // At once, before another frame.
        for (let tick = 0; tick < 6; tick++) await Promise.resolve();
        expect(outcome).toBe("resized");
        expect(screen.image).toBe("grey");
        expect(viewed.watchers).toBe(0);
      });

  it("is noticed at the end where the browser said nothing", async () => {
    const { screen, viewed, presenter } = await ready();
    const outcome = presenter.present(() => {}).catch(reasonOf);
    await until(screen, "picture");
    viewed.change({ pixelRatio: 1.5 }, false);
    expect(await screen.play(outcome)).toBe("resized");
  });

  it("is noticed between preparing and presenting", async () => {
    const { screen, viewed, presenter } = await ready();
    viewed.change({ width: 700 });
    expect(await screen.play(presenter.present(() => {}).catch(reasonOf))).toBe("resized");
    expect(screen.count("picture")).toBe(0);
  });

  it("is no matter where nothing that shows has changed", async () => {
    const { screen, viewed, presenter } = await ready();
    const outcome = presenter.present(() => {});
    await until(screen, "picture");
    viewed.change({ outerRatio: 1.02 });
    expect((await screen.play(outcome)).verdict).toEqual({ kind: "exact" });
  });

  it("has the refresh rate measured anew for the next picture", async () => {
    const { screen, viewed, presenter } = await ready();
    const outcome = presenter.present(() => {}).catch(reasonOf);
    await until(screen, "fixation");
    viewed.change({ pixelRatio: 2 });
    await screen.play(outcome);
    screen.options = { rate: 144 };
    await presenter.prepare(request);
    const log = await screen.play(presenter.present(() => {}));
    expect(presenter.screen?.refresh).toBe(144);
    expect(log).toMatchObject({ refresh: 144, verdict: { kind: "exact" } });
  });
});

it("tells how large the picture stands on the screen: in the middle, beside it, and made larger than it is", async () => {
  const { presenter } = await ready();
  expect(presenter.shownSide?.()).toBe(448);
  await presenter.prepare({ ...request, place: { x: 100, y: 0, size: 2.3 } });
  // 2.3 CSS pixels at a density of 2 are 5 whole pixels of the screen.
  expect(presenter.shownSide?.()).toBe(2.5);
  await presenter.prepare({ ...request, place: { x: 100, y: 0, size: 90 } });
  expect(presenter.shownSide?.()).toBe(90);
});
