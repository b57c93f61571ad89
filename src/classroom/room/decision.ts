import type { Refusal, RefusalReason } from "../../content/class/class-messages";
import type { PassingEvent, RoomEvent } from "./events";

/** What a command leads to: events (none if nothing changes), or the reason it is refused. */
export type Decision = { readonly events: readonly (RoomEvent | PassingEvent)[] } | { readonly refusal: Refusal };

export const events = (...all: readonly (RoomEvent | PassingEvent)[]): Decision => ({ events: all });
export const refuse = (why: RefusalReason, detail?: string): Decision => ({
  refusal: detail === undefined ? { why } : { why, detail },
});
