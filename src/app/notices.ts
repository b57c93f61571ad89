import type { Notice, ScreenStore } from "./stores/screen-store";

/** Messages to the player, on any screen. */
export interface Notices {
  tell(notice: Notice): void;
  dismiss(notice: Notice): void;
  /** Removes a notice that no longer applies. */
  withdraw(kind: Notice["kind"]): void;
}

export function createNotices(screen: ScreenStore): Notices {
  return {
    tell: (notice) =>
      screen.setState(({ notices }) => ({ notices: [...notices.filter((other) => !isSame(other, notice)), notice] })),
    withdraw: (kind) => {
      if (screen.getState().notices.some((notice) => notice.kind === kind))
        screen.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.kind !== kind) }));
    },
    dismiss: (notice) => screen.setState(({ notices }) => ({ notices: notices.filter((other) => other !== notice) })),
  };
}

function isSame(a: Notice, b: Notice): boolean {
  return a.kind === b.kind && (a.kind !== "storage-damaged" || (b.kind === a.kind && a.key === b.key));
}
