import type { Refused } from "../../../app/stores/class-store";
import type { HostView } from "../../../content/class/class-views";
import type { HostContext, HostWords } from "./host-context";

/** Reasons that have a sentence of their own; anything else is told in general. */
const KNOWN = ["not-now", "nobody-ready", "bad-settings", "name-taken", "name-unfit", "no-such-seat"] as const;

/** Why the room has not done what this desk asked. */
export function refusedWords({ t }: Pick<HostContext, "t">, { refusal }: Refused): string {
  const known = KNOWN.find((why) => why === refusal.why);
  return t(`host.refused.${known ?? "other"}`);
}

/** Where the level under way stands: "Picture 3 of 16". */
export function placeWords({ t }: Pick<HostContext, "t">, { block, phase }: HostView): string {
  if (!block) return "";
  const position = Math.max(0, block.closed - (phase === "open" || phase === "ready" ? 0 : 1));
  return position < block.practice
    ? t("host.place.practice", { n: position + 1, of: block.practice })
    : t("host.place", { n: Math.min(block.of, position - block.practice + 1), of: block.of });
}

/** What the desk's one large button does now; null where there is nothing to do but wait. */
export type MainAction = "prepare" | "go" | "pause" | "resume";

export function mainAction({ phase, paused, settings, finished }: HostView): MainAction | null {
  switch (phase) {
    case "lobby":
      return "prepare";
    case "figure":
      return finished.length < settings.playlist.length ? "prepare" : null;
    case "ready":
      return paused ? "resume" : "go";
    case "closed":
      return paused ? "resume" : settings.pace === "auto" ? "pause" : "go";
    case "open":
      return paused ? "resume" : settings.pace === "auto" ? "pause" : null;
    default:
      return null;
  }
}

export const mainWords: Readonly<Record<MainAction, HostWords>> = {
  prepare: "host.prepare",
  go: "host.go",
  pause: "host.pause",
  resume: "host.resume",
};

/** Sends what the large button says. */
export function doMain({ desk }: Pick<HostContext, "desk">, action: MainAction): void {
  if (action === "pause" || action === "resume") desk.send({ type: "pause", paused: action === "pause" });
  else desk.send({ type: action });
}

/** Players who are here now. */
export const seated = ({ rows }: HostView) => rows.filter(({ standing }) => standing === "seated");

/** Whole seconds until a time, never below 0. */
export const secondsTo = (time: number, now: number): number => Math.max(0, Math.ceil((time - now) / 1000));
