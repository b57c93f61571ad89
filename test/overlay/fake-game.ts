import { readFile } from "node:fs/promises";
import { render, type TemplateResult } from "lit";
import { expect, type Mock, vi } from "vitest";
import { createGame } from "../../src/app/create-game";
import type { Game } from "../../src/app/game";
import type { PlayDesk } from "../../src/app/play-desk";
import type { NetStatus, Ports } from "../../src/app/ports";
import type { Language } from "../../src/content/language";
import { loadCampaign, loadDeck } from "../../src/content/load";
import type { TextSource } from "../../src/content/source";
import { levelParts } from "../../src/levels/level-parts";
import { fakeNet, fakePorts } from "../app/fake-ports";

export const readyNet: NetStatus = {
  kind: "ready",
  opponent: "mobilenet-v1-025",
  backend: "wasm",
  onMainThread: false,
  typical: 40 as never,
};

interface FakeOptions {
  readonly language?: Language;
  readonly net?: NetStatus;
  /** What a browser's storage holds. */
  readonly kept?: ReadonlyMap<string, string>;
  /** Files that the project does not hold, by path: levels of a test's own. */
  readonly files?: ReadonlyMap<string, string>;
}

export interface FakeGame {
  readonly game: Game;
  /** What the hands ask of the level that is played. */
  readonly play: { readonly [K in keyof PlayDesk]: Mock<PlayDesk[K]> };
  /** What the stage was asked for. */
  readonly stage: { readonly celebrate: Mock; readonly sweep: Mock };
  /** Tells everybody how the net is. */
  tellNet(status: NetStatus): void;
}

/** The project's own content. Tests run in the project's folder. */
const projectFile = (path: string): Promise<string> => readFile(path, "utf8");
const house = Promise.all([loadCampaign({ read: projectFile }), loadDeck({ read: projectFile })]);

/** The real game over ports that hold still: every stimulus is grey, and the desk of play notes what it is asked. */
export async function fakeGame(options: FakeOptions = {}): Promise<FakeGame> {
  const { language = "en", net = readyNet, kept = new Map(), files = new Map() } = options;
  const source: TextSource = { read: async (path) => files.get(path) ?? projectFile(path) };
  const handle = { play: vi.fn(), pause: vi.fn(), seek: vi.fn(), step: vi.fn(), time: 0, playing: false };
  const stage = { celebrate: vi.fn(), sweep: vi.fn(async (..._: unknown[]) => handle) };
  const { ports: plain } = fakePorts({}, new Map(kept));
  const fake = fakeNet(net, null);
  const ports: Ports = {
    ...plain,
    net: fake,
    presenter: { ...plain.presenter, extent: () => ({ width: 800, height: 600 }) },
    stage: { ...plain.stage, ...stage },
  };
  const [campaign, content] = await house;
  const real = await createGame({
    ports,
    source,
    campaign,
    content,
    rooms: levelParts,
    chooseLanguage: () => language,
    appVersion: "0",
  });
  const play = {
    start: vi.fn(),
    proceed: vi.fn(),
    answer: vi.fn(),
    post: vi.fn(),
    next: vi.fn(),
    pageHidden: vi.fn(),
    abandon: vi.fn(),
    askToLeave: vi.fn(),
    stay: vi.fn(),
    offerToGoOn: vi.fn(),
    goOn: vi.fn(),
    letBe: vi.fn(),
    tryAgain: vi.fn(),
    again: vi.fn(),
  };
  return {
    game: { ...real, play },
    play,
    stage,
    tellNet: fake.say,
  };
}

/** Draws a template into an empty page. @returns where it stands */
export function show(template: TemplateResult): HTMLElement {
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  render(template, root);
  return root;
}

/** The words of an element as they are read, in one line. */
export const wordsOf = (element: Element | null): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** Finds an element. Fails where there is none. */
export function find<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector} in ${wordsOf(root as Element)}`);
  return found;
}

/** A button by its accessible name or words. */
export function button(root: ParentNode, name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll("button")].find((each) =>
    (each.getAttribute("aria-label") ?? wordsOf(each)).includes(name),
  );
  if (!found) throw new Error(`no button “${name}” in ${wordsOf(root as Element)}`);
  return found;
}

/** Longer than a busy machine takes to import an explanation. */
const HANGS_MS = 60_000;

/** Waits until an element is there. */
export const appears = <E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Promise<E> =>
  vi.waitFor(
    () => {
      const found = root.querySelector<E>(selector);
      expect(found, selector).not.toBeNull();
      return found as E;
    },
    { timeout: HANGS_MS },
  );
