import type { Game } from "../../app/game";
import type { PlayState } from "../../app/stores/play-store";
import { conditionsOf } from "../../content/level";
import { revealWords } from "../reveal/reveal-words";
import { netSentence } from "../shared/net-status";
import { roomWords } from "../shared/room-words";
import { briefWords } from "./brief-words";
import type { PlayView } from "./play-view";

/** What screen readers say when a view opens; every view but the empty field has sentences. */
export async function playWords(game: Game, state: PlayState, view: PlayView): Promise<readonly string[]> {
  const { t } = game.stores.language.getState();
  const { trial, trialState, reveal, room } = state;
  switch (view) {
    case "room":
      return room ? [t("room.title"), roomWords(game, room), t("room.waits")] : [];
    case "loading":
      return [t("intro.ready"), netSentence(t, game.stores.net.getState())];
    case "break":
      return breakWords(game, state);
    case "question":
      return [
        t("a11y.answer"),
        ...(trial?.choices ?? []).map((choice, index) =>
          t("trial.choice", { n: index + 1, category: game.pictures.categoryName(choice) }),
        ),
      ];
    case "discarded":
      if (trialState.phase !== "discarded") return [];
      return [t("trial.discarded"), t(`trial.discarded.${trialState.reason}`), t("trial.discarded.again")];
    case "reveal":
      return reveal ? revealWords(game, reveal.record) : [];
    case "brief": {
      if (!reveal) return [];
      const { head, truth } = briefWords(game, reveal.record);
      return [head ?? "", truth];
    }
    case "waiting":
      return [];
  }
}

async function breakWords(game: Game, { level, round, caution }: PlayState): Promise<readonly string[]> {
  const { t } = game.stores.language.getState();
  if (caution) return [t("untimed.title"), t(`untimed.${caution.why}`, { ms: caution.grain ?? 0 }), t("untimed.play")];
  if (level === null || round === null) return [t("trial.practice-over"), t("trial.look")];
  const rounds = roundsOf(level);
  const { conditions } = await game.levels.words(level.id);
  const number = t("round.number", { n: rounds.indexOf(round) + 1, total: rounds.length });
  return [number, conditions.get(round) ?? round, t("trial.look")];
}

/** A level's rounds in their order. */
export const roundsOf = (level: Parameters<typeof conditionsOf>[0]): string[] => [
  ...new Set(conditionsOf(level).flatMap((each) => each.round ?? [])),
];
