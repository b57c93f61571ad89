import { type Category, category, range } from "./category";

/**
 * Categories that only whole photographs have. They may share ImageNet classes with categories of the cut-outs, but
 * with none that photographs show; none contains another one of these, and none says more than the picture does: where
 * there are fewer than four photographs of a kind, the nearest kinds are one category.
 */
export const PHOTOGRAPH_CATEGORIES: readonly Category[] = [
  // The triumphal arch.
  category("arch", "arch or gate", "拱门或城门", 873),
  // Brown, black, polar and sloth bear, red panda, giant panda, koala.
  category("bear-panda-koala", "bear, panda or koala", "熊、熊猫或考拉", range(294, 297), 387, 388, 105),
  // Dam, pier, steel arch bridge, suspension bridge, viaduct.
  category("bridge-dam", "bridge or dam", "桥或水坝", 525, 718, 821, 839, 888),
  // Sorrel, zebra, Arabian camel, llama.
  category("camel-horse", "horse, camel or alpaca", "马、骆驼或羊驼", 339, 340, 354, 355),
  category("castle", "castle or palace", "城堡或宫殿", 483, 698),
  // House cats, then cougar to cheetah.
  category("cat", "cat, big or small", "猫或豹", range(281, 293)),
  // Bell cote, church, monastery.
  category("church", "church", "教堂", 442, 497, 663),
  // Ox, water buffalo, bison, ram, bighorn, ibex.
  category("cow-sheep", "cow, sheep or goat", "牛或羊", range(345, 350)),
  // Dome, mosque, stupa.
  category("dome", "building with a dome", "圆顶建筑", 538, 668, 832),
  category("hammer", "hammer", "锤子", 587),
  // Coffee mug, coffeepot, Dutch oven, frying pan, ladle, mixing bowl, soup bowl, spatula, strainer, teapot, wok, wooden
  // spoon, plate, cup; cleaver for the knife.
  category(
    "kitchenware",
    "kitchenware",
    "餐具或炊具",
    499,
    504,
    505,
    544,
    567,
    618,
    659,
    809,
    813,
    828,
    849,
    909,
    910,
    923,
    968,
  ),
  // Geckos, iguanas, chameleons, monitors; crocodile and alligator.
  category("lizard", "lizard or crocodile", "蜥蜴或鳄鱼", range(38, 50)),
  category("screwdriver", "screwdriver", "螺丝刀", 784),
  // The solar dish.
  category("solar-panel", "solar panel", "太阳能板", 807),
  // ImageNet has no tape measure, but rule or ruler.
  category("tape-measure", "tape measure", "卷尺", 769),
];
