import type { Analysis, ConditionResult } from "./results";

/** Items as the elements of a JSON list, a few hundred at a time. */
function* elements(items: Iterable<unknown>, indent: string): Generator<string> {
  let [batch, begun] = ["", false];
  for (const item of items) {
    batch += `${begun ? "," : ""}\n${indent}${JSON.stringify(item)}`;
    begun = true;
    if (batch.length > 65536) {
      yield batch;
      batch = "";
    }
  }
  yield begun ? `${batch}\n${indent.slice(2)}` : batch;
}

function* limited<T>(items: Iterable<T>, most: number): Generator<T> {
  let given = 0;
  if (most > 0) {
    for (const item of items) {
      yield item;
      if (++given >= most) return;
    }
  }
}

function* condition(result: ConditionResult, most: number): Generator<string> {
  const { pairs, subjects, averages, ...rest } = result;
  const head = { ...rest, pairCount: pairs.length };
  yield `\n    {${JSON.stringify(head).slice(1, -1)},\n      "subjects": [`;
  yield* elements(subjects, "        ");
  yield `],\n      "averages": [`;
  yield* elements(averages, "        ");
  yield `],\n      "pairs": [`;
  yield* elements(limited(pairs, most), "        ");
  yield "]}";
}

/**
 * The analysis as JSON, undefined numbers as null; a piece at a time, since the pairs of a few thousand subjects are more
 * than one string can hold.
 *
 * @param most pairs of each condition; null for all.
 */
export function* reportJson(analysis: Analysis, most: number | null): Generator<string> {
  const { conditions, broken, ...rest } = analysis;
  yield `${JSON.stringify(rest, null, 2).replace(/\n}$/, "")},\n  "conditions": [`;
  for (const [place, each] of conditions.entries()) {
    if (place > 0) yield ",";
    yield* condition(each, most ?? Number.POSITIVE_INFINITY);
  }
  yield `${conditions.length > 0 ? "\n  " : ""}],\n  "broken": [`;
  yield* elements(broken, "    ");
  yield "]\n}\n";
}
