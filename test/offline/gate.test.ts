import { expect, test, vi } from "vitest";
import { createGate } from "../../src/offline/worker/gate";

test("a gate holds back what waits until it opens, or until its page has been silent for too long", async () => {
  vi.useFakeTimers();
  try {
    const gate = createGate(1000);
    const passed: string[] = [];
    const pass = (name: string) => gate.wait().then(() => passed.push(name));
    await pass("before");
    gate.hold();
    void pass("held");
    await vi.advanceTimersByTimeAsync(900);
    expect(passed).toEqual(["before"]);
    gate.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(passed).toEqual(["before", "held"]);
    gate.hold();
    void pass("orphan");
    await vi.advanceTimersByTimeAsync(1001);
    expect(passed).toEqual(["before", "held", "orphan"]);
    await pass("after");
    expect(passed).toHaveLength(4);
  } finally {
    vi.useRealTimers();
  }
});
