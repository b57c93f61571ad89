import { decide } from "../../../src/classroom/room/decide";
import type { Decision } from "../../../src/classroom/room/decision";
import type { PassingEvent, RoomCommand, RoomEvent } from "../../../src/classroom/room/events";
import { evolve, openRoom } from "../../../src/classroom/room/evolve";
import { openRound, type RoomState } from "../../../src/classroom/room/state";
import { type RoomMessage, tell } from "../../../src/classroom/room/tell";
import { type ClassSettings, LEAD_MS, usualSettings } from "../../../src/content/class/class-settings";
import type { DeviceReport, PlayedTrial } from "../../../src/content/class/class-trial";
import type { NetVerdict, PresentationLog } from "../../../src/core/trial/record";
import type { Trial } from "../../../src/core/trial/trial";
import { degrees, frames, hertz, ms } from "../../../src/core/units";

export const CHOICES = ["dog", "cat", "bird", "fish"];
export const START = 1_000_000;
export const DEVICE: DeviceReport = { refresh: 60, steady: true, calm: false, touch: false, browser: "Test 1" };

export const roomSettings = (some: Partial<ClassSettings> = {}): ClassSettings => ({
  ...usualSettings("en"),
  playlist: [
    { level: "first-glance", trials: 3 },
    { level: "texture-or-shape", trials: 2 },
  ],
  practice: true,
  ...some,
});

/** @param secrets another word gives the same trials other answers, pictures and seeds */
export function roomTrial(item: number, index: number, secrets = "a"): Trial {
  // Practice first, and the second level's cues conflict.
  const answer = CHOICES[(index + (secrets === "a" ? 0 : 1)) % CHOICES.length] as string;
  return {
    id: `t${item}-${index}`,
    index,
    practice: item === 0 && index === 0,
    condition: `hidden-condition-${secrets}`,
    stimulus: {
      object: { id: `hidden-object-${secrets}`, x: 0.5, y: 0.5, size: 0.6, turn: degrees(0), mirror: false },
      background: { kind: "noise", seed: `hidden-noise-${secrets}` },
      light: 1,
    },
    imageName: `hidden-image-${secrets}_${index}`,
    timing: { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(5000) },
    maskSeed: `mask-${item}-${index}`,
    choices: CHOICES,
    answer,
    ...(item === 1 && { texture: CHOICES[(index + 2) % CHOICES.length] as string }),
  };
}

export const netSays = (choice: string, secrets = "a"): NetVerdict => ({
  choice,
  scores: CHOICES.map((each) => (each === choice ? 0.7 : 0.1)),
  tie: false,
  top5: [{ index: 1, label: `hidden-label-${secrets}`, probability: 0.7 }],
  model: `hidden-model-${secrets}`,
  backend: "none",
  time: ms(1),
});

export function drawn(item: number, trials = 4, secrets = "a"): Extract<RoomCommand, { type: "draw" }> {
  const all = Array.from({ length: trials }, (_, index) => roomTrial(item, index, secrets));
  return {
    type: "draw",
    item,
    level: item === 0 ? "first-glance" : "texture-or-shape",
    levelVersion: 1,
    seed: `hidden-seed-${secrets}`,
    trials: all,
    seals: Object.fromEntries(all.map(({ id }) => [id, { picture: `picture-${id}`, key: `key-${id}` }])),
  };
}

export function shown(verdict: PresentationLog["verdict"] = { kind: "exact" }): PresentationLog {
  return {
    refresh: hertz(60),
    askedFrames: { fixation: frames(30), exposure: frames(6), gap: frames(0), mask: frames(12) },
    onset: ms(1000),
    offset: ms(1100),
    shownFrames: frames(6),
    shown: ms(100),
    intervals: [],
    droppedFrames: frames(0),
    verdict,
  };
}

export const playedWith = (trial: string, choice: string | null, some: Partial<PlayedTrial> = {}): PlayedTrial => ({
  trial,
  outcome: choice === null ? "missed" : "answered",
  choice,
  rt: choice === null ? null : 600,
  device: choice === null ? null : "touch",
  presentation: shown(),
  reason: null,
  display: null,
  hash: "",
  ...some,
});

export interface Step {
  readonly command: RoomCommand;
  readonly at: number;
  readonly decision: Decision;
  readonly events: readonly (RoomEvent | PassingEvent)[];
  readonly before: RoomState;
  readonly after: RoomState;
  readonly messages: readonly RoomMessage[];
}

const PASSING = new Set(["came", "went", "loaded", "restored", "awaited"]);
export const isKept = (event: RoomEvent | PassingEvent): event is RoomEvent => !PASSING.has(event.type);

/** Whoever writes to a state that has been given out fails. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) frozen(each);
  return value;
}

/** A room with a clock that is set by hand. */
export class RoomWorld {
  readonly opened: Extract<RoomEvent, { type: "opened" }>;
  readonly kept: RoomEvent[] = [];
  readonly steps: Step[] = [];
  state: RoomState;
  at = START;
  readonly secrets: string;

  constructor(
    settings: ClassSettings = roomSettings(),
    { leadMs = LEAD_MS, secrets = "a" }: { leadMs?: number; secrets?: string } = {},
  ) {
    this.secrets = secrets;
    this.opened = frozen({
      type: "opened",
      session: "session",
      code: "ABCDEF",
      openedAt: START,
      settings,
      hostHash: "host",
      recoveryHash: "recovery",
      seed: `hidden-session-${secrets}`,
      appVersion: "1.0.0",
      leadMs,
    });
    this.state = frozen(openRoom(this.opened));
  }

  give(command: RoomCommand, after = 0): Step {
    this.at += after;
    const before = this.state;
    const decision = frozen(decide(before, command, this.at));
    const messages: RoomMessage[] = [];
    const events = "events" in decision ? decision.events : [];
    for (const event of events) {
      this.state = frozen(evolve(this.state, event));
      messages.push(...tell(event, this.state));
      if (isKept(event)) this.kept.push(event);
    }
    const step = { command, at: this.at, decision, events, before, after: this.state, messages };
    this.steps.push(step);
    return step;
  }

  /** The process dies, and another makes the room anew from what was kept. */
  restart(after = 0): void {
    this.at += after;
    this.state = frozen(evolve(this.folded(), { type: "restored", at: this.at }));
  }

  folded(): RoomState {
    return this.kept.reduce(evolve, openRoom(this.opened));
  }

  /** A player who is here and ready. */
  join(name: string): string {
    this.give({ type: "seat", seat: name, person: `person-${name}`, tokenHash: `token-${name}`, name });
    this.give({ type: "come", seat: name });
    this.give({ type: "tell-device", seat: name, device: DEVICE });
    return name;
  }

  /** The next level, drawn, judged and ready. @param right whether the net is */
  prepare(trials = 4, right = true): void {
    const command = drawn(this.state.blocks.length, trials, this.secrets);
    this.give(command);
    for (const { id, answer } of command.trials)
      this.give({
        type: "judge",
        trial: id,
        verdict: netSays(right ? answer : (CHOICES.find((each) => each !== answer) as string), this.secrets),
      });
    this.give({ type: "all-ready" });
  }

  /** The trial that is open. */
  trial(): Trial {
    const round = openRound(this.state);
    const trial = this.state.blocks.at(-1)?.trials.find(({ id }) => id === round?.trial);
    if (!trial) throw new Error("no picture is open");
    return trial;
  }

  /** An answer that comes when it should. @param choice "right", "wrong" or null for a missed one */
  answer(seat: string, choice: "right" | "wrong" | null, some: Partial<PlayedTrial> = {}): Step {
    const { id, answer } = this.trial();
    const round = openRound(this.state);
    const rt = some.rt ?? 600;
    this.at = Math.max(this.at, (round?.flashAt ?? 0) + rt + 50);
    const said =
      choice === null ? null : choice === "right" ? answer : (CHOICES.find((each) => each !== answer) as string);
    return this.give({ type: "answer", seat, played: playedWith(id, said, some) });
  }
}

/** Why a step was refused; null where it was not. */
export const refusal = ({ decision }: Step): string | null => ("refusal" in decision ? decision.refusal.why : null);

export const toSeats = (messages: readonly RoomMessage[]) =>
  messages.flatMap((each) => (each.to === "seat" ? [{ seat: each.seat, message: each.message }] : []));
