import { NET_PREFIX } from "../../../core/table/net-prefix";
import type { DataSet } from "./data-sets";
import { stem } from "./data-sets";

/** Why subjects are taken for nets, for the reader. */
export interface NetReason {
  readonly why: string;
  readonly subjects: readonly string[];
}

export interface Nets {
  /** Whether a `subj` cell names a net. */
  has(subj: string): boolean;
  readonly reasons: readonly NetReason[];
  readonly warnings: readonly string[];
  /** Subjects without any reaction time that are taken for people all the same. */
  readonly timeless: readonly string[];
}

/** What the tables say of one `subj`, over all data sets. */
interface Profile {
  times: boolean;
  misses: boolean;
  /** Whether every file with it has no other subject, and is named after it. */
  ownFile: boolean;
  /** Whether some data set with it has a subject that has reaction times. */
  timedCompany: boolean;
  /** Whether some data set with it names people as the public tables do. */
  publicCompany: boolean;
}

/** Families of nets whose names nobody bears. */
const FAMILIES =
  /resnet|resnext|vgg|alexnet|densenet|squeezenet|shufflenet|mobilenet|mnasnet|efficientnet|inception|googlenet|bagnet|convnext|regnet|cornet|clip|simclr|\bvit\b|\bvit[-_]|\bmoco|dinov|\bbitm?[-_]|swag|\bdnn\b|\bcnn\b/i;

/** The public tables' way to name people. */
const PUBLIC_PERSON = /^subject[-_ ]?\d+/i;

/** A name with `*` and `?`, as a test of the whole name in any case. */
export function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "iu");
}

function profiles(dataSets: readonly DataSet[]): ReadonlyMap<string, Profile> {
  const found = new Map<string, Profile>();
  for (const { sources } of dataSets) {
    const here = new Map<string, { times: boolean; misses: boolean; ownFile: boolean }>();
    for (const { table, rows } of sources) {
      const { values, codes } = table.subj;
      const times = new Uint8Array(values.length + 1);
      const misses = new Uint8Array(values.length + 1);
      const seen = new Uint8Array(values.length + 1);
      const count = rows?.length ?? table.length;
      for (let i = 0; i < count; i++) {
        const row = rows ? (rows[i] as number) : i;
        const code = (codes[row] as number) + 1;
        seen[code] = 1;
        if (!Number.isNaN(table.rt[row] as number)) times[code] = 1;
        if ((table.response.codes[row] as number) < 0) misses[code] = 1;
      }
      const alone = seen.reduce((sum, each) => sum + each, 0) === 1;
      for (let code = 0; code < seen.length; code++) {
        if (!seen[code]) continue;
        const name = values[code - 1] ?? "";
        const own = alone && stem(table.file).toLowerCase().includes(name.toLowerCase());
        const of = here.get(name) ?? { times: false, misses: false, ownFile: true };
        here.set(name, {
          times: of.times || times[code] === 1,
          misses: of.misses || misses[code] === 1,
          ownFile: of.ownFile && own,
        });
      }
    }
    const timed = [...here.values()].some(({ times }) => times);
    const people = [...here.keys()].some((name) => PUBLIC_PERSON.test(name));
    for (const [name, { times, misses, ownFile }] of here) {
      const of = found.get(name);
      found.set(name, {
        times: times || (of?.times ?? false),
        misses: misses || (of?.misses ?? false),
        ownFile: ownFile && (of?.ownFile ?? true),
        timedCompany: timed || (of?.timedCompany ?? false),
        publicCompany: people || (of?.publicCompany ?? false),
      });
    }
  }
  return found;
}

/** Why a subject is taken for a net without anyone saying so; null for a person. */
function evidence(name: string, { times, misses, ownFile, timedCompany, publicCompany }: Profile): string | null {
  if (times || PUBLIC_PERSON.test(name)) return null;
  if (publicCompany) return "no reaction time, and people are named subject-…";
  if (FAMILIES.test(name)) return "no reaction time, and the name of a family of nets";
  if (timedCompany && ownFile && !misses)
    return "no reaction time and no missed answer, in a file of its own that is named after it";
  return null;
}

/**
 * Which subjects are nets. Those with the prefix `net:` always are. Beside them those that `--nets` names, or, where it
 * is not given, those that the tables show: never one that has a reaction time.
 *
 * @param wishes names and globs; `none` for no others. Null without `--nets`.
 */
export function findNets(dataSets: readonly DataSet[], wishes: readonly string[] | null): Nets {
  const known = profiles(dataSets);
  const why = new Map<string, string>();
  const warnings: string[] = [];
  for (const name of known.keys()) if (name.startsWith(NET_PREFIX)) why.set(name, "the prefix net:");
  if (wishes === null) {
    for (const [name, profile] of known) {
      const reason = why.has(name) ? null : evidence(name, profile);
      if (reason) why.set(name, reason);
    }
  } else {
    for (const wish of wishes.filter((each) => each !== "none")) {
      const pattern = glob(wish);
      const matched = [...known.keys()].filter(
        (name) => pattern.test(name) || pattern.test(name.slice(NET_PREFIX.length)),
      );
      for (const name of matched) if (!why.has(name)) why.set(name, "--nets");
      if (matched.length === 0) {
        const names = [...known.keys()];
        const more = names.length > 20 ? ` and ${names.length - 20} more` : "";
        warnings.push(`--nets ${wish}: no subject is named so; there are ${names.slice(0, 20).join(", ")}${more}.`);
      }
    }
  }
  const byReason = new Map<string, string[]>();
  for (const [name, reason] of why) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  const timeless = [...known].filter(([name, { times }]) => !times && !why.has(name)).map(([name]) => name);
  return {
    has: (subj) => why.has(subj) || subj.startsWith(NET_PREFIX),
    reasons: [...byReason].map(([reason, subjects]) => ({ why: reason, subjects: subjects.sort() })),
    warnings,
    timeless: wishes === null ? timeless : [],
  };
}
