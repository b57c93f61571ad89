import type { Notice, ScreenStore } from "./stores/screen-store";

/** What the player is told on whatever screen is up. */
export interface Notices {
  tell(notice: Notice): void;
  dismiss(notice: Notice): void;
}

export function createNotices(screen: ScreenStore): Notices {
  return {
    tell: (notice) =>
      screen.setState(({ notices }) => ({ notices: [...notices.filter((other) => !isSame(other, notice)), notice] })),
    dismiss: (notice) => screen.setState(({ notices }) => ({ notices: notices.filter((other) => other !== notice) })),
  };
}

function isSame(a: Notice, b: Notice): boolean {
  return a.kind === b.kind && (a.kind !== "storage-damaged" || (b.kind === a.kind && a.key === b.key));
}
