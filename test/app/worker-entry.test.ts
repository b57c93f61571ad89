import { afterEach, expect, test, vi } from "vitest";
import { enterWorker, type WorkerScope } from "../../src/app/worker-entry";

afterEach(() => vi.useRealTimers());

function scopeOf() {
  const said: unknown[] = [];
  const scope: WorkerScope<number, unknown> = { onmessage: null, postMessage: (reply) => said.push(reply) };
  return { said, scope };
}

test("says at once that it is up, and hands on in order what came before its code did", async () => {
  const { said, scope } = scopeOf();
  const heard: number[] = [];
  let arrive: () => void = () => undefined;
  const code = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  enterWorker(scope, async () => {
    await code;
    return (served) => {
      served.onmessage = ({ data }) => heard.push(data);
    };
  });
  expect(said).toEqual([{ kind: "up" }]);
  scope.onmessage?.({ data: 1 });
  scope.onmessage?.({ data: 2 });
  expect(heard).toEqual([]);
  arrive();
  await vi.waitFor(() => expect(heard).toEqual([1, 2]));
  scope.onmessage?.({ data: 3 });
  expect(heard).toEqual([1, 2, 3]);
});

test("throws where the page can hear it when its code does not come", async () => {
  vi.useFakeTimers();
  enterWorker(scopeOf().scope, async () => Promise.reject(new TypeError("Failed to fetch the module")));
  for (let i = 0; i < 10; i++) await Promise.resolve();
  expect(() => vi.runAllTimers()).toThrow("Failed to fetch the module");
});
