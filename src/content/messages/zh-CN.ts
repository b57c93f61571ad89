import access from "./zh-CN/access.json";
import credits from "./zh-CN/credits.json";
import figures from "./zh-CN/figures.json";
import game from "./zh-CN/game.json";
import keeping from "./zh-CN/keeping.json";
import looking from "./zh-CN/looking.json";
import notebook from "./zh-CN/notebook.json";
import offline from "./zh-CN/offline.json";

/** The shared sentences in Simplified Chinese. A level's own are in its room, and load when it is opened. */
export const chinese = { ...game, ...access, ...credits, ...figures, ...keeping, ...looking, ...notebook, ...offline };
