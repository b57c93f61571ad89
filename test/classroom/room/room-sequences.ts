import fc from "fast-check";
import { due } from "../../../src/classroom/room/pacing";
import { openRound } from "../../../src/classroom/room/state";
import type { PlayedTrial } from "../../../src/content/class/class-trial";
import { CHOICES, DEVICE, drawn, netSays, playedWith, type RoomWorld, roomSettings, shown } from "./room-world";

/** Something that happens in or to a room, told without knowing its state, so that any order of them makes sense. */
export type Deed =
  | { readonly do: "seat" | "come" | "leave" | "device" | "remove" | "ban" | "pardon"; readonly who: number }
  | { readonly do: "load"; readonly who: number; readonly pictures: number }
  | {
      readonly do: "answer";
      readonly who: number;
      /** The trial, counted from the open one. */
      readonly trial: -1 | 0 | 1 | "none" | "__proto__";
      readonly choice: number;
      readonly rt: number;
      readonly some: Partial<PlayedTrial>;
      /** Waits for the flash and for the reaction first. */
      readonly inTime: boolean;
    }
  | { readonly do: "name"; readonly who: number; readonly name: string; readonly by: "seat" | "host" }
  | { readonly do: "team"; readonly who: number; readonly team: number; readonly by: "seat" | "host" }
  | { readonly do: "settings"; readonly some: Parameters<typeof roomSettings>[0] }
  | { readonly do: "draw"; readonly ahead: number }
  | { readonly do: "judge"; readonly trial: number; readonly choice: number | null }
  | { readonly do: "ready" | "go" | "end" | "take-over" | "restart" }
  | { readonly do: "prepare" | "all-answer" }
  | { readonly do: "lock"; readonly on: boolean }
  | { readonly do: "pause"; readonly on: boolean }
  | { readonly do: "skip"; readonly what: "picture" | "level" }
  | { readonly do: "tick"; readonly when: "now" | "due" }
  | { readonly do: "wait"; readonly ms: number };

export const SEATS = 5;
const who = fc.nat({ max: SEATS });
const by = fc.constantFrom("seat", "host");
const NAMES = ["Ann", "ann", " ANN", "Ａｎｎ", "Bob", "Big Bear", "big  bear", "s1", ""];

const answer = fc.record({
  do: fc.constant("answer" as const),
  who,
  trial: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0 as const) },
    fc.constantFrom(-1 as const, 1 as const, "none" as const, "__proto__" as const),
  ),
  choice: fc.nat({ max: CHOICES.length }),
  rt: fc.constantFrom(0, 300, 600, 1500, 1e9),
  some: fc.constantFrom<Partial<PlayedTrial>>(
    {},
    {},
    {},
    { outcome: "missed", choice: null, rt: null },
    { outcome: "discarded", choice: null, rt: null, reason: "hidden", presentation: null },
    { outcome: "missed" },
    { presentation: shown({ kind: "off-by", frames: 2 }) },
    { presentation: null },
  ),
  inTime: fc.boolean().map((late) => !late),
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: answer },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("seat", "come", "leave", "device"), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("remove", "ban", "pardon"), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("load" as const), who, pictures: fc.nat({ max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("name" as const), who, name: fc.constantFrom(...NAMES), by }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("team" as const), who, team: fc.integer({ min: -1, max: 4 }), by }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("settings" as const),
      some: fc.constantFrom<Parameters<typeof roomSettings>[0]>(
        {},
        { pace: "host" },
        { teams: 2 },
        { teams: 3, names: "own" },
        { who: true, marked: true },
        { playlist: [{ level: "fovea", trials: 1 }] },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("draw" as const), ahead: fc.constantFrom(0, 0, 1, -1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("judge" as const),
      trial: fc.nat({ max: 5 }),
      choice: fc.option(fc.nat({ max: CHOICES.length })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("prepare", "all-answer") }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom("go", "go", "go", "go", "ready", "take-over", "restart") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lock" as const), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("pause" as const), on: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("skip" as const),
      what: fc.constantFrom("picture", "picture", "picture", "level"),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("tick" as const), when: fc.constantFrom("now", "due") }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(1, 200, 3000, 10_000) }) },
);

const end: Deed = { do: "end" };

/** A session: some of them begin with a class that is ready to play, and some come to their end. */
export const session: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(fc.boolean(), fc.array(deed, { maxLength: 60, size: "max" }), fc.option(fc.array(deed, { maxLength: 6 })))
  .map(([begun, middle, after]) => [...(begun ? BEGINNING : []), ...middle, ...(after ? [end, ...after] : [])]);

const BEGINNING: readonly Deed[] = [
  ...[0, 1, 2].flatMap((who): Deed[] => [
    { do: "seat", who },
    { do: "come", who },
    { do: "device", who },
  ]),
  { do: "prepare" },
  { do: "go" },
];

/** Does what is told. @param stop is asked before each; whatever comes after a true is left out */
export function act(world: RoomWorld, deeds: readonly Deed[], stop: () => boolean = () => false): RoomWorld {
  for (const each of deeds) {
    if (stop()) break;
    perform(world, each);
  }
  return world;
}

function perform(world: RoomWorld, deed: Deed): void {
  const seat = "who" in deed ? `s${deed.who}` : "";
  switch (deed.do) {
    case "seat":
      world.give({ type: "seat", seat, person: `p${deed.who % 3}`, tokenHash: `t-${seat}`, name: seat });
      return;
    case "come":
      world.give({ type: "come", seat });
      return;
    case "leave":
      world.give({ type: "go-away", seat });
      return;
    case "device":
      world.give({ type: "tell-device", seat, device: DEVICE });
      return;
    case "remove":
    case "ban":
    case "pardon": {
      const standing = { remove: "removed", ban: "banned", pardon: "seated" } as const;
      world.give({ type: "stand", seat, standing: standing[deed.do] });
      return;
    }
    case "load":
      world.give({ type: "load", seat, pictures: deed.pictures });
      return;
    case "answer":
      performAnswer(world, deed, seat);
      return;
    case "name":
      world.give({ type: "name", seat, name: deed.name, by: deed.by });
      return;
    case "team":
      world.give({ type: "team", seat, team: deed.team, by: deed.by });
      return;
    case "settings":
      world.give({ type: "settings", settings: roomSettings(deed.some) });
      return;
    case "draw":
      world.give(drawn(world.state.blocks.length + deed.ahead, 3, world.secrets));
      return;
    case "judge": {
      const trial = `t${Math.max(0, world.state.blocks.length - 1)}-${deed.trial}`;
      const verdict = deed.choice === null ? null : netSays(CHOICES[deed.choice] ?? "horse", world.secrets);
      world.give({ type: "judge", trial, verdict });
      return;
    }
    case "prepare":
      world.prepare(3);
      return;
    case "all-answer":
      for (const each of openRound(world.state)?.expected ?? [])
        if (openRound(world.state)) world.answer(each, "right");
      return;
    case "ready":
      world.give({ type: "all-ready" });
      return;
    case "go":
    case "end":
      world.give({ type: deed.do });
      return;
    case "take-over":
      world.give({ type: "take-over", hostHash: "another" });
      return;
    case "restart":
      world.restart(1000);
      return;
    case "lock":
      world.give({ type: "lock", locked: deed.on });
      return;
    case "pause":
      world.give({ type: "pause", paused: deed.on });
      return;
    case "skip":
      world.give({ type: "skip", what: deed.what });
      return;
    case "tick":
      if (deed.when === "due") world.at = Math.max(world.at, due(world.state) ?? 0);
      world.give({ type: "tick" });
      return;
    case "wait":
      world.at += deed.ms;
  }
}

function performAnswer(world: RoomWorld, deed: Extract<Deed, { do: "answer" }>, seat: string): void {
  const block = world.state.blocks.at(-1);
  const round = openRound(world.state);
  const at = (block?.rounds.length ?? 0) - 1;
  const trial = typeof deed.trial === "string" ? deed.trial : (block?.trials[at + deed.trial]?.id ?? "none");
  if (deed.inTime && round) world.at = Math.max(world.at, round.flashAt + Math.min(deed.rt, 1500) + 20);
  // One more than there are: a choice that the trial does not have.
  const choice = CHOICES[deed.choice] ?? "horse";
  world.give({ type: "answer", seat, played: playedWith(trial, choice, { rt: deed.rt, ...deed.some }) });
}
