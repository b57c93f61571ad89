import type { CDPSession } from "playwright-core";

/** One event of Chromium's trace, as recorded; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** The time during which its thread had a processor. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly id?: string;
  readonly id2?: { readonly local?: string; readonly global?: string };
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Records a trace while something runs. */
export async function record<T>(
  cdp: CDPSession,
  categories: readonly string[],
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly events: readonly TraceEvent[] }> {
  const events: TraceEvent[] = [];
  const onData = ({ value }: { value: readonly object[] }) => {
    for (const event of value) events.push(event as TraceEvent);
  };
  cdp.on("Tracing.dataCollected", onData);
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { recordMode: "recordUntilFull", includedCategories: [...categories] },
  });
  try {
    const result = await work();
    const complete = new Promise<void>((resolve) => cdp.once("Tracing.tracingComplete", () => resolve()));
    await cdp.send("Tracing.end");
    await complete;
    return { result, events };
  } finally {
    cdp.off("Tracing.dataCollected", onData);
  }
}
