import { photographsWithin } from "./build-block";
import { conditionRules } from "./condition-rules";
import { designProblems } from "./designs/design-checks";
import { designOf } from "./designs/designs";
import type { Deck, FlashCondition, FlashTask, ObjectDeck, StimulusRules } from "./flash-task";
import type { GlimpseTask, SceneObjectRules } from "./glimpse-task";
import { deckOf, decksOf, OBJECT_NAMES, objectsIn, usableCategories } from "./object-decks";
import type { RuleProblem } from "./rule-problem";
import { MOST_ENLARGED, pixelsNeeded, sharpDeck } from "./sharp-objects";

/** The rules of a flash block that a deck cannot satisfy; empty if every seed gives a block. */
export function flashProblems(task: FlashTask, whole: Deck): RuleProblem[] {
  const blurred = sizeProblems(task, whole);
  return blurred.length > 0 ? [...blurred, ...sharpProblems(task, whole)] : sharpProblems(task, sharpDeck(task, whole));
}

function sharpProblems(task: FlashTask, deck: Deck): RuleProblem[] {
  const { conditions, trials } = task;
  const wrong = decksOf(task).flatMap((kind) => categoryProblems(task, deck, kind));
  if (wrong.length > 0) return wrong;
  const categoriesOf = (kind: ObjectDeck) => usableCategories(task, deck, kind);
  return [
    ...(trials < conditions.length
      ? [
          {
            path: "task.trials",
            expected: `at least ${conditions.length}, one for each condition`,
            found: String(trials),
          },
        ]
      : []),
    ...screenProblems(conditions),
    ...conditionNameProblems(conditions),
    ...conditions.flatMap((condition, i) => {
      const own = condition.stimulus;
      const pathOf = (rule: keyof StimulusRules) =>
        `task.${own?.[rule] === undefined ? "" : `conditions[${i}].`}stimulus.${rule}`;
      const rules = conditionRules(task, condition).stimulus;
      const categories = categoriesOf(deckOf(task, condition));
      return [
        ...objectProblems(rules, pathOf, categories, deck),
        ...deckProblems(rules, pathOf),
        ...distanceProblems(rules, pathOf("position")),
      ];
    }),
    ...distractorProblems(task, deck, [...new Set(decksOf(task).flatMap(categoriesOf))]),
    ...openingProblems(task, deck),
    ...meritProblems(task),
    ...designProblems({ task, deck, categoriesOf }),
  ].filter(unseen());
}

/** Categories of the task whose every object would be enlarged too far. */
function sizeProblems(task: FlashTask, deck: Deck): RuleProblem[] {
  const needed = pixelsNeeded(task);
  return task.categories.flatMap((id, i) => {
    const sides = deck.objects.flatMap(({ category, side }) => (category === id ? [side ?? needed] : []));
    const largest = Math.max(...sides);
    return sides.length === 0 || largest >= needed || !decksOf(task).includes("cut-outs")
      ? []
      : [
          {
            path: `task.categories[${i}]`,
            expected: `a category with an object of at least ${Math.ceil(needed)} pixels, since the largest size is drawn no more than ${MOST_ENLARGED} times enlarged`,
            found: `${JSON.stringify(id)}, ${largest} pixels at most`,
          },
        ];
  });
}

/** The rules of a glimpses block that a deck cannot satisfy. */
export function glimpseProblems(task: GlimpseTask, deck: Deck): RuleProblem[] {
  const wrong = categoryProblems(task, deck, "cut-outs");
  if (wrong.length > 0) return wrong;
  return objectProblems(task.stimulus, (rule) => `task.stimulus.${rule}`, usableCategories(task, deck), deck);
}

/** Reports a fault in a rule shared by several conditions only once. */
function unseen(): (problem: RuleProblem) => boolean {
  const seen = new Set<string>();
  return (problem) => seen.size < seen.add(JSON.stringify(problem)).size;
}

type Choice = Pick<FlashTask, "categories" | "alternatives">;

function categoryProblems({ categories, alternatives }: Choice, deck: Deck, kind: ObjectDeck): RuleProblem[] {
  const known = new Set(objectsIn(deck, kind).map(({ category }) => category));
  const which = kind === "cut-outs" ? "the deck" : `the deck's ${kind}`;
  const problems = categories.flatMap((id, i): RuleProblem[] =>
    known.has(id)
      ? []
      : [{ path: `task.categories[${i}]`, expected: `a category of ${which}`, found: JSON.stringify(id) }],
  );
  const different = categories.length > 0 ? new Set(categories).size : known.size;
  if (different < alternatives)
    problems.push({
      path: "task.alternatives",
      expected: `at most ${different}, as many as there are categories${kind === "cut-outs" ? "" : ` of ${kind}`}`,
      found: String(alternatives),
    });
  return problems;
}

/** Choices that are alike: only of a design that draws them anew for each trial, and only of categories in groups. */
function distractorProblems(
  { distractors, design }: FlashTask,
  { groups = {} }: Deck,
  categories: readonly string[],
): RuleProblem[] {
  if (distractors !== "alike") return [];
  const path = "task.distractors";
  const found = JSON.stringify(distractors);
  if (design !== undefined && design.kind !== "balanced")
    return [{ path, expected: `"any", for the design "${design.kind}" draws its choices otherwise`, found }];
  const shared = categories.flatMap((id) => groups[id] ?? []);
  if (new Set(shared).size < shared.length) return [];
  return [{ path, expected: '"any", for no two of the categories are of one group', found }];
}

/** Only a design whose pictures all have a right answer can be judged by right answers, and the other way round. */
function meritProblems(task: FlashTask): RuleProblem[] {
  const { merit } = designOf(task);
  const { merit: asked = merit, design } = task;
  const problems: RuleProblem[] = [];
  const why = merit === "cue-choice" ? "no answer to its conflicts is right" : "every answer is right or wrong";
  if (asked !== merit)
    problems.push({
      path: "task.merit",
      expected: `"${merit}", for in the design "${design?.kind ?? "balanced"}" ${why}`,
      found: JSON.stringify(asked),
    });
  if (merit === "cue-choice" && task.alternatives < 3)
    problems.push({
      path: "task.alternatives",
      expected: "at least 3, since with two every answer names the shape or the texture",
      found: String(task.alternatives),
    });
  return problems;
}

/** A screen shows only what fits within its edge: something must remain on the smallest. */
function screenProblems(conditions: readonly FlashCondition[]): RuleProblem[] {
  const middle = conditions.some(({ onScreen }) => (onScreen?.eccentricity ?? 0) === 0);
  const edges = conditions.flatMap(({ onScreen }, i) => (onScreen?.eccentricity === "edge" ? [i] : []));
  return [
    ...(middle
      ? []
      : [
          {
            path: "task.conditions",
            expected: "a condition in the middle, since a small screen shows nothing else",
            found: "none",
          },
        ]),
    ...edges.slice(1).map((i) => ({
      path: `task.conditions[${i}].onScreen.eccentricity`,
      expected: "one condition at the edge",
      found: "another one",
    })),
  ];
}

/** The texts of conditions and rounds share one list. */
function conditionNameProblems(conditions: readonly FlashCondition[]): RuleProblem[] {
  const rounds = new Set(conditions.map(({ round }) => round));
  return conditions.flatMap(({ name }, i) =>
    rounds.has(name)
      ? [{ path: `task.conditions[${i}].name`, expected: "a name that no round has", found: JSON.stringify(name) }]
      : [],
  );
}

function objectProblems(
  { background, form }: SceneObjectRules,
  pathOf: (rule: "background" | "form") => string,
  categories: readonly string[],
  deck: Deck,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (background.kind === "photograph" && background.noise < 1) {
    const fitting = photographsWithin(deck, background.clutter);
    const all = deck.backgrounds.map(({ clutter }) => clutter);
    if (fitting.length === 0)
      problems.push({
        path: `${pathOf("background")}.clutter`,
        expected:
          all.length > 0
            ? `a range with photographs in it, which have from ${Math.min(...all)} to ${Math.max(...all)}`
            : "a deck with photographs",
        found: JSON.stringify(background.clutter),
      });
  }
  if (form !== undefined && form !== "photo" && form !== "silhouette") {
    const there = new Set((deck.forms ?? []).filter((item) => item.form === form).map(({ category }) => category));
    const lacking = categories.filter((category) => !there.has(category));
    if (lacking.length > 0)
      problems.push({
        path: pathOf("form"),
        expected: "a form that the deck has of every category",
        found: `${JSON.stringify(form)}, which it lacks of ${lacking.join(", ")}`,
      });
  }
  return problems;
}

/** The opening is an object that the task deals, in a practice that begins with it. */
function openingProblems(task: FlashTask, deck: Deck): RuleProblem[] {
  const { opening, practice, design } = task;
  if (opening === undefined) return [];
  const expect = (expected: string) => [{ path: "task.opening", expected, found: JSON.stringify(opening) }];
  if (practice === 0) return expect("none, for there is no practice to begin with it");
  if ((design?.kind ?? "balanced") !== "balanced") return expect("none, for only balanced blocks begin with a picture");
  const kind = deckOf(task, task.conditions[0]);
  const own = objectsIn(deck, kind).find(({ id }) => id === opening);
  const dealt = own !== undefined && usableCategories(task, deck, kind).includes(own.category);
  return dealt ? [] : expect(`a ${OBJECT_NAMES[kind]} of the task's categories`);
}

/** What only some kinds of objects can be shown in. */
function deckProblems(rules: StimulusRules, pathOf: (rule: keyof StimulusRules) => string): RuleProblem[] {
  const { deck = "cut-outs", size, background, turn, view, form } = rules;
  const problems: RuleProblem[] = [];
  const expect = (rule: keyof StimulusRules, expected: string, found: unknown) =>
    problems.push({ path: pathOf(rule), expected, found: JSON.stringify(found) });
  if (view !== undefined && deck !== "models")
    expect("view", `no view in depth, for a ${OBJECT_NAMES[deck]} has only one`, view);
  if (deck !== "photographs") {
    if (size[1] > 1) expect("size", "at most 1: only a whole photograph may be larger than the frame", size);
    return problems;
  }
  if (background.kind !== "plain") expect("background", "plain, for a whole photograph brings its own", background);
  if (turn[0] !== 0 || turn[1] !== 0) expect("turn", "no turn, which would show the photograph's corners", turn);
  if (form === "silhouette") expect("form", "no silhouette, for a whole photograph has no outline", form);
  return problems;
}

/** A distance is exact only while the object stays in the frame. */
function distanceProblems({ position, size }: StimulusRules, path: string): RuleProblem[] {
  if (!("distance" in position)) return [];
  const free = Math.floor((1 - size[1]) * 500 + 1e-9) / 1000;
  return position.distance > free
    ? [
        {
          path: `${path}.distance`,
          expected: `at most ${free} for an object of size ${size[1]}, which would stand over the frame's edge`,
          found: String(position.distance),
        },
      ]
    : [];
}
