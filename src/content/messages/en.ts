import access from "./en/access.json";
import credits from "./en/credits.json";
import figures from "./en/figures.json";
import game from "./en/game.json";
import keeping from "./en/keeping.json";
import looking from "./en/looking.json";
import notebook from "./en/notebook.json";
import offline from "./en/offline.json";

/** The shared sentences in English. A level's own are in its room, and load when it is opened. */
export const english = { ...game, ...access, ...credits, ...figures, ...keeping, ...looking, ...notebook, ...offline };
