/**
 * Categories that are alike, as choices go: a level may offer them together, so that knowing an animal from a building
 * is not enough. The models' categories have none.
 */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  animal: [
    ...["bear", "bear-panda-koala", "big-cat", "bird", "camel-horse", "cat", "cow", "cow-sheep", "deer", "dog", "fish"],
    ...["horse", "insect", "lizard", "monkey", "mouse", "pig", "rabbit", "sheep", "whale"],
  ],
  building: ["arch", "bridge-dam", "castle", "church", "dome"],
  thing: ["flower", "hammer", "kitchenware", "screwdriver", "solar-panel", "tape-measure"],
};

export const groupOf = (category: string): string | undefined =>
  Object.entries(GROUPS).find(([, members]) => members.includes(category))?.[0];
