import { faultOf } from "./app/fault";
import { chooseLanguage, createTranslator } from "./content/messages";

/** The game could not start: says why in the player's language, in place of the words that fit any reason. */
export async function sayWhy(error: unknown, words: HTMLElement | null): Promise<void> {
  const { sentence } = faultOf(error);
  const t = await createTranslator(
    chooseLanguage(navigator.languages, null, new URLSearchParams(location.search).get("lang")),
  );
  const paragraph = document.createElement("p");
  paragraph.lang = t.language;
  paragraph.textContent = t(sentence);
  words?.querySelector(".any-reason")?.replaceChildren(paragraph, link(t("common.retry")));
}

/** The way on: a fresh start. */
function link(text: string): HTMLAnchorElement {
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = text;
  return again;
}
