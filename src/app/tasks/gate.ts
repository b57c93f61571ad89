/** Holds pictures back while the player is asked a question. */
export interface Gate {
  hold(on: boolean): void;
  /** Resolves when nothing holds it closed. */
  clear(): Promise<void>;
}

export function createGate(): Gate {
  let held: Promise<void> | null = null;
  let open: () => void = () => {};
  return {
    hold: (on) => {
      if (!on) {
        held = null;
        open();
      } else
        held ??= new Promise<void>((resolve) => {
          open = resolve;
        });
    },
    clear: async () => {
      while (held) await held;
    },
  };
}
