import type { Notice, ScreenStore } from "./stores/screen-store";

/** What the player is told on whatever screen is up. */
export interface Notices {
  tell(notice: Notice): void;
  dismiss(notice: Notice): void;
  /** Takes back what is no longer so. */
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
