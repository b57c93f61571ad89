import { describe, expect, test, vi } from "vitest";
import manifest from "../../../assets/stimuli/manifest.json" with { type: "json" };
import type { Game } from "../../../src/app/game";
import { OfflineFault } from "../../../src/app/offline/offline-port";
import type { NetStatus } from "../../../src/app/ports";
import { fakePorts, READY } from "../fake-ports";
import { openGame } from "../open-game";
import { type FakeOffline, fakeOffline } from "./fake-offline";

const WARMING: NetStatus = { kind: "warming", opponent: "mobilenet-v1-025" };

async function open(port: FakeOffline, status: NetStatus = READY) {
  const fake = fakePorts({ offline: port.door }, new Map(), status);
  const game = await openGame(fake.ports);
  return { game, say: fake.say };
}

const pass = (game: Game, ...ids: string[]) =>
  game.stores.progress.setState({
    levels: Object.fromEntries(ids.map((id) => [id, { plays: 1, passed: true, beatNet: false, best: null }])),
  });
const stateOf = ({ stores }: Game) => stores.offline.getState();
const ALL = manifest.items.length;
const EVERYWHERE = manifest.items.filter(({ kind }) => ["object", "photograph", "background"].includes(kind)).length;
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000 });
const kinds = (paths: ReadonlySet<string>) => new Set([...paths].map((path) => path.split("/")[2]));

describe("what is kept unasked", () => {
  test("begins when the net has loaded and a quiet screen stays, and not before", async () => {
    const port = fakeOffline();
    const { game, say } = await open(port, WARMING);
    game.go.title();
    port.beCalm();
    say(READY);
    expect(port.asked).not.toContain("begin");
    // On the way to the first picture, whatever calm there was does not count.
    game.go.level("first-glance");
    await until(() => expect(game.stores.screen.getState().screen.name).toBe("warning"));
    port.beCalm();
    await new Promise((resume) => setTimeout(resume, 50));
    expect(port.asked).not.toContain("begin");
    await until(() => expect(port.asked.at(-1)).toBe("hold"));
    game.go.map();
    await until(() => {
      port.beCalm();
      expect(stateOf(game)).toMatchObject({ shell: { kind: "kept" }, stock: { enough: true } });
    });
    expect(port.asked.filter((word) => word === "begin")).toHaveLength(1);
  });

  test("is what the levels ahead show; a pass brings the next ones", async () => {
    const port = fakeOffline();
    const { game } = await open(port);
    game.go.title();
    await until(() => {
      port.beCalm();
      expect(stateOf(game).stock).toMatchObject({ enough: true, pictures: { kept: EVERYWHERE, of: ALL } });
    });
    const first = ["objects", "photographs", "backgrounds"];
    expect(kinds(port.pictures)).toEqual(new Set(first));
    pass(game, "first-glance", "small-and-cluttered");
    await until(() => expect(kinds(port.pictures)).toEqual(new Set([...first, "models", "drawings", "words"])));
  });

  test("is nothing where the player has asked for little traffic, or the browser keeps nothing", async () => {
    const sparing = fakeOffline({ sparing: true });
    const { game } = await open(sparing);
    game.go.title();
    sparing.beCalm();
    await game.offline.count();
    expect(sparing.asked).not.toContain("begin");
    expect(stateOf(game)).toMatchObject({ shell: { kind: "none" }, stock: { enough: false } });

    const refusing = fakeOffline({ refusal: "insecure" });
    const { game: other } = await open(refusing);
    other.go.title();
    await other.offline.takeAll(true);
    expect(stateOf(other)).toMatchObject({ shell: { kind: "failed", why: "insecure" }, taken: null });
    expect(refusing.asked).toEqual([]);
    expect(stateOf(game).sparing).toBe(true);
  });

  test("a failure is named, and another screen tries again", async () => {
    let tries = 0;
    const port = fakeOffline();
    const { game } = await open(
      Object.assign(port, {
        begin: async () => {
          if (++tries === 1) throw new Error("503");
        },
      }),
    );
    game.go.title();
    await until(() => {
      port.beCalm();
      expect(stateOf(game).shell).toEqual({ kind: "failed", why: "network" });
    });
    game.go.map();
    await until(() => {
      port.beCalm();
      expect(stateOf(game).shell).toEqual({ kind: "kept" });
    });
  });
});

test("a newcomer does not even load the code for it before a calm moment", async () => {
  const port = fakeOffline();
  let opened = 0;
  const open = () => {
    opened += 1;
    return port.door.open();
  };
  const fake = fakePorts({ offline: { ...port.door, early: false, open } }, new Map(), READY);
  const game = await openGame(fake.ports);
  game.go.title();
  await new Promise((resume) => setTimeout(resume, 20));
  expect(opened).toBe(0);
  await until(() => {
    port.beCalm();
    expect(port.asked).toContain("begin");
  });
  expect(opened).toBe(1);
});

describe("taking everything along", () => {
  test("keeps every picture and opponent, checks the shell, and says so", async () => {
    const port = fakeOffline();
    const { game } = await open(port);
    game.go.settings();
    await game.offline.takeAll(true);
    expect(port.asked).toContain("check");
    expect(port.pictures.size).toBe(ALL);
    expect([...port.opponents]).toEqual(["mobilenet-v1-100", "mobilenet-v2-100"]);
    expect(stateOf(game)).toMatchObject({ taking: null, taken: { kind: "all", promised: true } });
    expect(stateOf(game).stock?.opponentBytes).toEqual({ kept: 30.9e6, of: 30.9e6 });
  });

  test("names what is missing, and without room stops trying", async () => {
    const port = fakeOffline();
    const { game } = await open(port);
    game.go.settings();
    port.trouble = "network";
    await game.offline.takeAll(true);
    const opponents = ["mobilenet-v1-100", "mobilenet-v2-100"];
    expect(stateOf(game).taken).toEqual({ kind: "part", why: "network", files: ALL, opponents });
    let tries = 0;
    Object.assign(port, {
      keep: async () => {
        tries += 1;
        throw new OfflineFault("full");
      },
    });
    await game.offline.takeAll(false);
    expect(tries).toBe(1);
    expect(stateOf(game).taken).toEqual({ kind: "part", why: "full", files: ALL, opponents: [] });
  });

  test("stops when told to, and keeps what has arrived", async () => {
    const port = fakeOffline();
    const { game } = await open(port);
    game.go.settings();
    const keep = port.keep;
    Object.assign(port, {
      keep: async (picture: Parameters<typeof keep>[0]) => {
        await keep(picture);
        if (port.pictures.size === 10) game.offline.stopTaking();
      },
    });
    await game.offline.takeAll(true);
    expect(stateOf(game)).toMatchObject({ taken: { kind: "stopped" }, stock: { pictures: { kept: 10 } } });
  });
});

test("a newer version is a notice, and is loaded only on demand", async () => {
  const port = fakeOffline();
  const { game } = await open(port);
  game.go.title();
  await game.offline.count();
  port.newVersion();
  expect(game.stores.screen.getState().notices).toEqual([{ kind: "update-ready" }]);
  expect(port.asked).not.toContain("update");
  game.offline.update();
  await until(() => expect(port.asked).toContain("update"));
});
