import type { Rng } from "../../../src/core/rng";

/** What an attacker says: a message that is packed as the page packs its own, or bytes as they are. */
export type OddFrame = { readonly message: unknown } | { readonly bytes: Uint8Array | string };

/** Begins a message of the type "m". */
const MESSAGE = [13, 0xa1, 0x6d];
const OVERSIZED = 40_000;

const bytes = (rng: Rng, length: number, ...head: readonly number[]): OddFrame => ({
  bytes: Uint8Array.from([...head, ...Array.from({ length }, () => rng.int(256))]),
});

function nested(depth: number): unknown {
  let inner: unknown = "x";
  for (let i = 0; i < depth; i++) inner = i % 2 ? [inner] : { a: inner };
  return inner;
}

/**
 * A frame that nobody means well with.
 * @param own a message that this attacker has sent before, to be sent again
 */
export function oddFrame(rng: Rng, own: readonly unknown[]): OddFrame {
  const played = (trial: string, some: object = {}) => ({
    trial,
    outcome: "answered",
    choice: "dog",
    rt: 400,
    device: "touch",
    presentation: null,
    reason: null,
    display: null,
    hash: "",
    ...some,
  });
  const word = () => rng.pick(["", "__proto__", "constructor", "x".repeat(300), "\u0000", "dog", "' or 1=1 --", "💥"]);
  const kinds: readonly (() => OddFrame)[] = [
    // Malformed.
    () => bytes(rng, rng.int(60)),
    () => bytes(rng, rng.int(60), ...MESSAGE),
    () => bytes(rng, rng.int(8), ...MESSAGE, 0xdd, 0xff, 0xff, 0xff, 0xff),
    () => ({ bytes: rng.pick(["", "hello", "{}", "\u0000\u0000"]) }),
    () => ({ bytes: Uint8Array.from([rng.int(20)]) }),
    () => ({ message: rng.pick<unknown>([null, 0, "", [], {}, true, -1e308, nested(40), nested(900)]) }),
    () => ({ message: { type: word() } }),
    () => ({ message: { type: "answer" } }),
    () => ({
      message: {
        type: "answer",
        played: played(word(), { choice: word(), rt: rng.pick([-1, Number.NaN, 1e300, "1"]) }),
      },
    }),
    () => ({ message: { type: "ready", device: word() } }),
    () => ({ message: { type: "name", name: word(), more: 1 } }),
    () => ({ message: { type: "team", team: rng.pick([-1, 1.5, 1e9, "0", null]) } }),
    // Oversized.
    () => ({ message: { type: "name", name: "x".repeat(1 + rng.int(OVERSIZED)) } }),
    () => bytes(rng, 0, ...Array.from({ length: OVERSIZED }, () => 0x41)),
    // Out of turn, and not for players.
    () => ({ message: { type: "answer", played: played("trial-to-come") } }),
    () => ({ message: { type: rng.pick(["go", "prepare", "end"]) } }),
    () => ({ message: { type: "skip", what: "level" } }),
    () => ({ message: { type: "remove", seat: word(), ban: true } }),
    () => ({ message: { type: "settings", settings: {} } }),
    () => ({ message: { type: "verdict", trial: word(), verdict: null } }),
    () => ({ message: { type: "loaded", pictures: rng.int(1000) } }),
    () => ({ message: { type: "leave" } }),
    // Again.
    () => ({ message: own.length > 0 ? rng.pick(own) : { type: "clock", sent: 0 } }),
    () => ({ message: { type: "clock", sent: rng.next() } }),
  ];
  return rng.pick(kinds)();
}
