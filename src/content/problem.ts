import type { RuleProblem } from "../core/trial/rule-problem";
import type { z } from "./zod";

/** One problem in a content file: its path is a JSON path, a line, or "" for the whole file. */
export type ContentProblem = RuleProblem;

/** A content file that cannot be used, described so that its author can fix it. */
export class ContentError extends Error {
  readonly file: string;
  /** At least one; the message describes the first. */
  readonly problems: readonly [ContentProblem, ...ContentProblem[]];

  constructor(
    file: string,
    problems: ContentProblem | readonly [ContentProblem, ...ContentProblem[]],
    cause?: unknown,
  ) {
    const list = "path" in problems ? ([problems] as const) : problems;
    const more = list.length > 1 ? ` (and ${list.length - 1} more)` : "";
    super(sentence(file, list[0]) + more, cause === undefined ? undefined : { cause });
    this.name = "ContentError";
    this.file = file;
    this.problems = list;
  }

  get path(): string {
    return this.problems[0].path;
  }

  get expected(): string {
    return this.problems[0].expected;
  }

  get found(): string {
    return this.problems[0].found;
  }

  /** Every problem as a sentence. */
  get sentences(): readonly string[] {
    return this.problems.map((problem) => sentence(this.file, problem));
  }
}

function sentence(file: string, { path, expected, found }: ContentProblem): string {
  return `${file}${path === "" ? "" : `, ${path}`}: expected ${expected}, found ${found}`;
}

/** Checks parsed JSON against a schema. @throws ContentError that lists every mismatch with its path */
export function parseContent<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first, ...rest] = parsed.error.issues.flatMap((issue) => problemsOf(issue, value));
  if (!first) throw new ContentError(file, { path: "", expected: "a valid file", found: "something else" });
  throw new ContentError(file, [first, ...rest]);
}

function problemsOf(issue: z.core.$ZodIssue, root: unknown, above: readonly PropertyKey[] = []): ContentProblem[] {
  const at = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: jsonPath([...at, key]),
      expected: "only keys that are known here",
      found: JSON.stringify(key),
    }));
  const meant = issue.code === "invalid_union" ? meantForm(issue.errors) : null;
  if (meant) return meant.flatMap((inner) => problemsOf(inner, root, at));
  return [{ path: jsonPath(at), expected: expectation(issue), found: describeValue(valueAt(root, at)) }];
}

/** The only form of a union that has the given keys; null if none or several do. */
function meantForm(forms: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | null {
  const fitting = forms.filter((issues) =>
    issues.every(({ code, path }) => path.length > 0 && code !== "unrecognized_keys"),
  );
  return fitting.length === 1 ? (fitting[0] as z.core.$ZodIssue[]) : null;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeNames.get(issue.expected) ?? `a value of type ${issue.expected}`;
    case "invalid_value":
      return `${issue.values.length > 1 ? "one of " : ""}${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}${unitOf(issue.origin)}`;
    case "unrecognized_keys":
      return `no ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}`;
    case "invalid_union": {
      // A discriminated union: no form has this value of the key.
      if ("options" in issue && Array.isArray(issue.options))
        return `one of ${issue.options.map((value) => JSON.stringify(value)).join(", ")}`;
      const branches = issue.errors.flatMap((branch) => (branch[0] ? [within(branch[0])] : []));
      return branches.length > 0 ? branches.join(", or ") : "one of several forms";
    }
    default:
      // Our schemas word their own checks as "expected …".
      return issue.message.replace(/^expected /, "");
  }
}

/** What one form of a union expects, with the path inside it. */
function within(issue: z.core.$ZodIssue): string {
  const path = jsonPath(issue.path);
  return path === "" ? expectation(issue) : `${expectation(issue)} at ${path}`;
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["tuple", "a list"],
  ["object", "an object"],
  ["record", "an object"],
]);

const unitOf = (origin: string): string => (origin === "array" ? " entries" : origin === "string" ? " characters" : "");

/** `["task", "conditions", 1, "name"]` as `task.conditions[1].name`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : `${text}${text === "" ? "" : "."}${String(step)}`),
    "",
  );
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    root,
  );
}

function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  // JSON has no infinity, but a number such as 1e999 parses as one.
  if (typeof value === "number" && !Number.isFinite(value)) return "a number too large to count with";
  const text = writeShort(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function writeShort(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return "something nested too deep to show";
  }
}
