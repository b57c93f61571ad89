import { notebookFormat, readPage } from "../content/notebook";
import { writeSaved } from "../content/saved";
import type { Figure } from "../core/figure/figure";
import type { NotebookPort } from "./keeping-ports";
import type { NotebookStore } from "./stores/notebook-store";

/** The field notebook: the measurements of every block and lab. */
export interface NotebookDesk {
  /** Saves figures as a page; does nothing without figures. @param seed the seed the pictures were drawn from */
  keep(level: string, seed: string, figures: readonly Figure[]): void;
  /** Reloads every page. */
  open(): Promise<void>;
  /** Deletes one page. */
  tear(id: number): Promise<void>;
  clear(): Promise<void>;
}

export interface NotebookOptions {
  readonly port: NotebookPort;
  readonly store: NotebookStore;
  readonly date: () => string;
  readonly subject: () => string;
  /** Loads the sentences of the levels that have pages. */
  readonly learn: (levels: readonly string[]) => Promise<void>;
}

export function createNotebook({ port, store, date, subject, learn }: NotebookOptions): NotebookDesk {
  let asked = 0;
  const open = async (): Promise<void> => {
    const turn = ++asked;
    const kept = await port.all();
    const pages = kept.pages.map(({ id, text }) => readPage(id, text));
    const levels = new Set(pages.flatMap((page) => (page.kind === "entry" ? [page.entry.level] : [])));
    // Without its sentences a figure still shows, labelled by its key.
    await learn([...levels]).catch(() => {});
    // The notebook may have been reopened, edited or erased in the meantime.
    if (turn !== asked) return;
    store.setState(kept.fault ? { pages, status: "unreachable" } : { pages, status: "open" });
  };
  const write = async (level: string, seed: string, figures: readonly Figure[]): Promise<void> => {
    // A page that cannot be written yet is queued, and shown anyway.
    await port
      .add(writeSaved({ level, at: date(), seed, subject: subject(), figures }, notebookFormat))
      .catch(() => {});
    await open();
  };
  return {
    keep: (level, seed, figures) => {
      if (figures.length > 0) void write(level, seed, figures);
    },
    open,
    tear: async (id) => {
      await port.remove(id);
      await open();
    },
    clear: async () => {
      asked += 1;
      await port.clear();
      store.setState({ pages: [] });
    },
  };
}
