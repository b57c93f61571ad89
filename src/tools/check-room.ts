import { figureOf } from "../app/level-figure";
import { type LevelRooms, roomOf } from "../app/level-room";
import type { Level, LevelOf, TaskType } from "../content/level";
import type { ContentProblem } from "../content/problem";
import type { LabRule } from "../core/lab/lab-rule";

/** Whether a level's room, its own or a borrowed one, can show what the level measures. */
export async function checkRoom(level: Level, rooms: LevelRooms): Promise<readonly ContentProblem[]> {
  if (level.room !== undefined && !rooms.has(level.room)) {
    const expected = `a level with a room of its own: ${[...rooms.keys()].join(", ")}`;
    return [{ path: "room", expected, found: JSON.stringify(level.room) }];
  }
  return [...labProblems(level, rooms), ...(await figureProblems(level, rooms))];
}

async function figureProblems<T extends TaskType>(
  level: LevelOf<T>,
  rooms: LevelRooms,
): Promise<readonly ContentProblem[]> {
  const any = (await roomOf(rooms, level).figure?.())?.figure;
  // A lab alone has no records to draw a figure from.
  if (!any || level.task.type === "lab") return [];
  const figure = figureOf(any, level);
  if (figure) return figure.check?.(level) ?? [];
  const expected = `"${any.of}", which the figure of the room "${level.room ?? level.id}" sums up`;
  return [{ path: "task.type", expected, found: JSON.stringify(level.task.type) }];
}

function labProblems({ id, room = id, task }: Level, rooms: LevelRooms): ContentProblem[] {
  const { lab, labMeasures } = rooms.get(room) ?? {};
  const rules: readonly (readonly [path: string, rule: LabRule | undefined])[] =
    task.type === "lab"
      ? [
          ["task.complete", task.complete],
          ["task.mark", task.mark],
        ]
      : [["task.labMark", task.labMark]];
  const asked = rules.flatMap(([path, rule]) => (rule ? [{ path, measure: rule.measure }] : []));
  const [first] = asked;
  if (first && !lab)
    return [
      { path: task.type === "lab" ? "task.type" : first.path, expected: `a lab in the room "${room}"`, found: "none" },
    ];
  return asked
    .filter(({ measure }) => labMeasures !== undefined && !labMeasures.includes(measure))
    .map(({ path, measure }) => ({
      path: `${path}.measure`,
      expected: labMeasures?.length ? `one of ${labMeasures.join(", ")}, which the lab reports` : "a lab that reports",
      found: JSON.stringify(measure),
    }));
}
