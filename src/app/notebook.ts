import { notebookFormat, readPage } from "../content/notebook";
import { writeSaved } from "../content/saved";
import type { Figure } from "../core/figure/figure";
import type { NotebookPort } from "./ports";
import type { NotebookStore } from "./stores/notebook-store";

/** The field notebook: what every block and lab measured. */
export interface NotebookDesk {
  /** Keeps figures as a page; none for none. @param seed names what the pictures were drawn from */
  keep(level: string, seed: string, figures: readonly Figure[]): void;
  /** Reads every page again. */
  open(): Promise<void>;
  /** Tears one page out. */
  tear(id: number): Promise<void>;
  clear(): Promise<void>;
}

export interface NotebookOptions {
  readonly port: NotebookPort;
  readonly store: NotebookStore;
  readonly date: () => string;
  readonly subject: () => string;
  readonly onUnkept: () => void;
  /** Fetches the sentences of the levels that have pages. */
  readonly learn: (levels: readonly string[]) => Promise<void>;
}

export function createNotebook({ port, store, date, subject, onUnkept, learn }: NotebookOptions): NotebookDesk {
  const open = async (): Promise<void> => {
    try {
      const pages = (await port.all()).map(({ id, text }) => readPage(id, text));
      const levels = new Set(pages.flatMap((page) => (page.kind === "entry" ? [page.entry.level] : [])));
      // Without its sentences a figure still stands, by its key.
      await learn([...levels]).catch(() => {});
      store.setState({ pages, status: "open" });
    } catch {
      store.setState({ status: "unreachable" });
    }
  };
  const write = async (level: string, seed: string, figures: readonly Figure[]): Promise<void> => {
    await port.add(writeSaved({ level, at: date(), seed, subject: subject(), figures }, notebookFormat));
    await open();
  };
  return {
    keep: (level, seed, figures) => {
      if (figures.length > 0) write(level, seed, figures).catch(onUnkept);
    },
    open,
    tear: async (id) => {
      await port.remove(id);
      await open();
    },
    clear: async () => {
      await port.clear();
      store.setState({ pages: [] });
    },
  };
}
