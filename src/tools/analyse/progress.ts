/** Says how far a long call is, on one line of a terminal or, elsewhere, on a line for each tenth. */
export interface Progress {
  show(what: string, done: number): void;
  /** Takes the line away again. */
  clear(): void;
}

export const NO_PROGRESS: Progress = { show: () => {}, clear: () => {} };

export function progressOn(write: (text: string) => void, terminal: boolean): Progress {
  let shown = "";
  return {
    show: (what, done) => {
      const percent = Math.floor(Math.min(1, done) * 100);
      const line = `${what}: ${terminal ? percent : Math.floor(percent / 10) * 10} %`;
      if (line === shown) return;
      write(terminal ? `\r${line.padEnd(shown.length)}` : `${line}\n`);
      shown = line;
    },
    clear: () => {
      if (terminal && shown !== "") write(`\r${" ".repeat(shown.length)}\r`);
      shown = "";
    },
  };
}
