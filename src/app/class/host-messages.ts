import type { ToHost } from "../../content/class/class-messages";
import type { BoardRow, ClosedRound, HostScene, HostView } from "../../content/class/class-views";
import type { HostState } from "../stores/class-store";

/** What the host's desk knows after a message from the room. Pure; a message that says nothing new changes nothing. */
export function afterMessage(state: HostState, message: ToHost): HostState {
  switch (message.type) {
    case "clock":
    case "hosting":
    case "judge":
      return state;
    case "board":
      return {
        ...state,
        view: message.view,
        last: message.view.rounds.at(-1) ?? null,
        preparing: message.view.phase === "preparing" ? state.preparing : null,
        refused: null,
        fault: null,
      };
    case "scene":
      return withScene(state, message.scene);
    case "rows":
      return withView(state, (view) => ({
        ...view,
        rows: mergedRows(view.rows, message.rows),
        totals: { ...view.totals, answered: view.phase === "open" ? message.answered : view.totals.answered },
      }));
    case "closed":
      return {
        ...withView(state, (view) => ({ ...view, rounds: mergedRounds(view.rounds, message.round) })),
        last: message.round,
      };
    case "preparing": {
      const { sealed, judged, of } = message;
      return { ...state, preparing: { sealed, judged, of } };
    }
    case "refused":
      // A verdict that comes too late is no news: the server's own net has spoken.
      return message.of === "verdict" ? state : { ...state, refused: { of: message.of, refusal: message.refusal } };
    case "fault":
      return { ...state, fault: message.sentence };
  }
}

const withView = (state: HostState, change: (view: HostView) => HostView): HostState =>
  state.view ? { ...state, view: change(state.view) } : state;

function withScene(state: HostState, scene: HostScene): HostState {
  const { view } = state;
  const sameBlock = view?.block?.item === scene.block?.item;
  const rounds = sameBlock ? (view?.rounds ?? []) : [];
  // While a level's pictures are made anew, whatever was last shown belongs to another level.
  const last = sameBlock ? state.last : null;
  const preparing = scene.phase === "preparing" ? state.preparing : null;
  return { ...state, view: { ...scene, rows: view?.rows ?? [], rounds }, last, preparing, refused: null, fault: null };
}

/** Known seats keep their places; new ones come at the end. */
function mergedRows(rows: readonly BoardRow[], changed: readonly BoardRow[]): BoardRow[] {
  const left = new Map(changed.map((row) => [row.seat, row]));
  const kept = rows.map((row) => {
    const now = left.get(row.seat) ?? row;
    left.delete(row.seat);
    return now;
  });
  return [...kept, ...left.values()];
}

function mergedRounds(rounds: readonly ClosedRound[], round: ClosedRound): ClosedRound[] {
  return [...rounds.filter(({ trial }) => trial !== round.trial), round].sort((a, b) => a.position - b.position);
}
