import { vi } from "vitest";

/** As long as a test may take that hangs: a busy machine makes a wait longer, not red. vitest's own limit is 1 s. */
const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 120_000);

const { waitFor } = vi;
vi.waitFor = (condition, options) =>
  waitFor(condition, { timeout: PATIENCE_MS, ...(typeof options === "number" ? { timeout: options } : options) });
