import type { Language } from "../content/language";
import { faultOf } from "./fault";
import type { Notices } from "./notices";

type Speak = (language: Language) => Promise<void>;

/** Tells the player when a language could not be loaded; the one before stays. */
export function tellUnspoken(speak: Speak, notices: Notices): Speak {
  return async (language) => {
    notices.withdraw("language-unloaded");
    try {
      await speak(language);
    } catch (error) {
      notices.tell({ kind: "language-unloaded", language, fault: faultOf(error) });
    }
  };
}
