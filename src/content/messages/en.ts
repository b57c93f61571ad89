import figures from "./en/figures.json";
import game from "./en/game.json";
import keeping from "./en/keeping.json";
import looking from "./en/looking.json";
import notebook from "./en/notebook.json";

/** The house's own sentences in English. A level's stand in its room, and come when it is opened. */
export const english = { ...game, ...figures, ...keeping, ...looking, ...notebook };
