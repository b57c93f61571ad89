import type { HostView } from "../../../content/class/class-views";
import type { MessageKey, Translate } from "../../../content/messages";
import type { HostWords } from "./host-context";
import { placeWords, seated } from "./host-words";

/** People who come one after the other are told together. */
const GATHER_MS = 2500;

/**
 * What screen readers hear at the desk: who is here in sums, and each turn of the level.
 * @param later replaces the page's clock, for tests
 */
export function createHostNews(
  tell: (...sentences: readonly string[]) => void,
  say: () => Translate<MessageKey | HostWords>,
  later: (work: () => void, wait: number) => void = setTimeout,
): (view: HostView) => void {
  let before: HostView | null = null;
  let people = "";
  let gathering = false;
  let now: HostView | null = null;

  const tellPeople = (): void => {
    gathering = false;
    if (!now || now.phase === "open") return;
    const words = peopleWords(say(), now);
    if (words === people) return;
    people = words;
    tell(words);
  };

  return (view) => {
    now = view;
    const t = say();
    const turned = before !== null && (before.phase !== view.phase || before.block?.closed !== view.block?.closed);
    if (before === null) people = peopleWords(t, view);
    before = view;
    if (turned) {
      if (view.phase === "open") return tell(t("host.say.open", { place: placeWords({ t }, view) }));
      if (view.phase === "closed") return tell(t("host.say.closed"));
      if (view.phase === "ready") return tell(t("host.say.ready"));
      if (view.phase === "figure") return tell(t("host.say.figure"));
      if (view.phase === "ended") return tell(t("host.ended"));
    }
    if (peopleWords(t, view) === people || gathering) return;
    gathering = true;
    later(tellPeople, GATHER_MS);
  };
}

function peopleWords(t: Translate<MessageKey | HostWords>, view: HostView): string {
  const here = seated(view);
  return t("host.say.people", {
    n: here.length,
    ready: here.filter(({ ready, connected }) => ready && connected).length,
  });
}
