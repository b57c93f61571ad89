import { FileFailure } from "../content/file-failure";
import { CodeFailure } from "../content/load-code";
import type { MessageKey } from "../content/messages";
import { ContentError } from "../content/problem";
import { PictureFailure } from "./picture-failure";

/** What went wrong, as a screen says it. */
export interface Fault {
  /** A sentence for the player. */
  readonly sentence: MessageKey;
  /** What happened to which file, in English, for the person who can fix it. */
  readonly detail: string;
  /** What helps: trying again, or a newer page. */
  readonly way: "again" | "reload";
}

/** Names any failure for what it is. */
export function faultOf(error: unknown): Fault {
  const detail = error instanceof Error ? error.message : String(error);
  return { sentence: sentenceFor(error), detail, way: isStale(error) ? "reload" : "again" };
}

const isStale = (error: unknown): boolean =>
  (error instanceof CodeFailure || error instanceof PictureFailure) && error.fault === "newer";

function sentenceFor(error: unknown): MessageKey {
  if (isStale(error)) return "error.newer";
  if (error instanceof FileFailure) return `error.file.${error.fault}`;
  if (error instanceof PictureFailure) return pictureSentence(error.fault);
  if (error instanceof ContentError) return "error.level";
  return error instanceof CodeFailure ? "error.code" : "error.unexpected";
}

function pictureSentence(fault: PictureFailure["fault"]): MessageKey {
  switch (fault) {
    case "newer":
      return "error.newer";
    case "damaged":
    case "no-worker":
    case "silent":
    case "stopped":
      return `error.picture.${fault}`;
    default:
      return `error.file.${fault}`;
  }
}
