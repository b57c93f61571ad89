import type { Met } from "../content/met";
import type { LevelProgress, Progress, Settings } from "../content/saved";
import type { Joining } from "./shared-state";

/** Settings merge one by one: a tab that turns the sound off leaves calm mode alone. */
export const joinSettings: Joining<Settings> = {
  rebase: (theirs, base, mine) => {
    const changed = Object.entries(mine).filter(([name, value]) => value !== base[name as keyof Settings]);
    return { ...theirs, ...Object.fromEntries(changed) };
  },
};

const nothing: LevelProgress = { plays: 0, passed: false, beatNet: false, best: null };

const levelOf = ({ levels }: Progress, id: string): LevelProgress =>
  (Object.hasOwn(levels, id) ? levels[id] : undefined) ?? nothing;

/** Levels by id; unplayed levels are left out. */
function joinLevels(all: readonly Progress[], join: (id: string) => LevelProgress): Progress["levels"] {
  const ids = new Set(all.flatMap(({ levels }) => Object.keys(levels)));
  return Object.fromEntries([...ids].map((id) => [id, join(id)] as const).filter(([, { plays }]) => plays > 0));
}

function joinMarks(...lists: readonly (readonly string[] | undefined)[]): Pick<Progress, "marks"> {
  const marks = [...new Set(lists.flatMap((list) => list ?? []))];
  return lists.every((list) => list === undefined) ? {} : { marks };
}

function better(a: LevelProgress["best"], b: LevelProgress["best"]): LevelProgress["best"] {
  if (!a || !b) return a ?? b;
  return b.you / b.of > a.you / a.of ? b : a;
}

/** A pass stays a pass, the best score is kept, and blocks played in either tab count. */
export const joinProgress: Joining<Progress> = {
  rebase: (theirs, base, mine) => ({
    levels: joinLevels([theirs, mine], (id) => {
      const [their, from, here] = [levelOf(theirs, id), levelOf(base, id), levelOf(mine, id)];
      return {
        plays: their.plays + here.plays - from.plays,
        passed: their.passed || (here.passed && !from.passed),
        beatNet: their.beatNet || (here.beatNet && !from.beatNet),
        best: here.best === from.best ? their.best : better(their.best, here.best),
      };
    }),
    ...joinMarks(
      theirs.marks,
      mine.marks?.filter((mark) => !base.marks?.includes(mark)),
    ),
  }),
  unite: (theirs, mine) => ({
    levels: joinLevels([theirs, mine], (id) => {
      const [their, here] = [levelOf(theirs, id), levelOf(mine, id)];
      return {
        plays: Math.max(their.plays, here.plays),
        passed: their.passed || here.passed,
        beatNet: their.beatNet || here.beatNet,
        best: better(their.best, here.best),
      };
    }),
    ...joinMarks(theirs.marks, mine.marks),
  }),
};

type Series = Met["series"][string] | undefined;

const seriesOf = ({ series }: Met, id: string): Series => (Object.hasOwn(series, id) ? series[id] : undefined);

/** The longer one, of the same series; of two, mine. */
const further = (theirs: Series, mine: Series): Series =>
  theirs && mine && theirs.name === mine.name && theirs.blocks > mine.blocks ? theirs : (mine ?? theirs);

function joinSeries(all: readonly Met[], join: (id: string) => Series): Met["series"] {
  const ids = new Set(all.flatMap(({ series }) => Object.keys(series)));
  return Object.fromEntries(
    [...ids].flatMap((id) => [[id, join(id)] as const]).flatMap(([id, one]) => (one ? [[id, one]] : [])),
  );
}

/** A picture met in either tab was met, and no series goes back. */
export const joinMet: Joining<Met> = {
  rebase: (theirs, base, mine) => ({
    pictures: [...new Set([...theirs.pictures, ...mine.pictures.filter((id) => !base.pictures.includes(id))])],
    series: joinSeries([theirs, mine], (id) => {
      const [here, from] = [seriesOf(mine, id), seriesOf(base, id)];
      const isMine = here?.name !== from?.name || here?.blocks !== from?.blocks;
      return isMine ? further(seriesOf(theirs, id), here) : seriesOf(theirs, id);
    }),
  }),
  unite: (theirs, mine) => ({
    pictures: [...new Set([...theirs.pictures, ...mine.pictures])],
    series: joinSeries([theirs, mine], (id) => further(seriesOf(theirs, id), seriesOf(mine, id))),
  }),
};
