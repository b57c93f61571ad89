import { type Category, category, range } from "./category";
import { PHOTOGRAPH_CATEGORIES } from "./photograph-categories";

/**
 * The entry-level categories: the word that people reach for first, in both languages, and the ImageNet classes that
 * belong to it (0 = tench). The net's score for a category is the mean over these classes, so the lists follow the
 * kind of thing (all dogs, all monkeys), not what happens to fire. No class is in two categories of one deck.
 *
 * Where the collection has fewer than three pictures for one word, the nearest everyday family is one category
 * ("dog or fox"; in Chinese 羊 means both sheep and goat anyway). No category contains another one.
 */
const SHARED_CATEGORIES: readonly Category[] = [
  // Airliner, warplane.
  category("airplane", "airplane", "飞机", 404, 895),
  // Baseball, basketball, croquet, golf, ping-pong, rugby, soccer, tennis, volleyball.
  category("ball", "ball", "球", 429, 430, 522, 574, 722, 768, 805, 852, 890),
  // Brown, black, polar and sloth bear, and the teddy, since one of the bears here is a toy.
  category("bear", "bear", "熊", range(294, 297), 850),
  // Cougar, lynx, leopards, jaguar, lion, tiger, cheetah.
  category("big-cat", "lion or tiger", "狮子或老虎", range(286, 293)),
  category("bin", "trash can", "垃圾桶", 412),
  // Fowl and ostrich, songbirds and crows, birds of prey, game birds, parrots to toucan, ducks, waders, seabirds.
  category("bird", "bird", "鸟", range(7, 24), range(80, 100), range(127, 146)),
  // Canoe, catamaran, container ship, fireboat, gondola, lifeboat, liner, pirate ship, schooner, speedboat, trimaran, yawl.
  category("boat", "boat or ship", "船", 472, 484, 510, 554, 576, 625, 628, 724, 780, 814, 871, 914),
  // Beach wagon, cab, convertible, jeep, limousine, minivan, Model T, racer, sports car.
  category("car", "car", "汽车", 436, 468, 511, 609, 627, 656, 661, 751, 817),
  // Ox, water buffalo, bison.
  category("cow", "cow", "牛", range(345, 347)),
  // ImageNet has no deer: hartebeest, impala and gazelle are its hoofed animals with a deer's build.
  category("deer", "deer or antelope", "鹿或羚羊", range(351, 353)),
  // All breeds, wolves and coyote, dingo and dhole, wild dog, foxes. (276 is the hyena.)
  category("dog", "dog or fox", "狗或狐狸", range(151, 275), range(277, 280)),
  // Hippopotamus, Indian and African elephant.
  category("elephant", "elephant or hippo", "大象或河马", 344, 385, 386),
  category("fish", "fish", "鱼", 0, 1, range(389, 397)),
  // Daisy and lady's slipper: the only flowers in ImageNet.
  category("flower", "flower", "花", 985, 986),
  category("fruit", "fruit", "水果", range(948, 957)),
  category("guitar", "guitar", "吉他", 402, 546),
  // Sorrel (a horse's colour) and zebra.
  category("horse", "horse or donkey", "马或驴", 339, 340),
  // Beetles, flies and bees, crickets, bugs, dragonflies, butterflies.
  category("insect", "insect", "昆虫", range(300, 326)),
  // Great apes, gibbons, Old and New World monkeys.
  category("monkey", "monkey or ape", "猴子或猩猩", range(365, 382)),
  // Hamster, fox squirrel, marmot, guinea pig.
  category("mouse", "mouse or squirrel", "老鼠或松鼠", 333, 335, 336, 338),
  // Mushroom, then agaric to bolete.
  category("mushroom", "mushroom", "蘑菇", 947, range(992, 997)),
  // Weasel, mink, polecat, black-footed ferret, otter, badger; the skunk (361) is none of the three in Chinese.
  category("otter", "otter, ferret or badger", "水獭、雪貂或獾", range(356, 360), 362),
  // Hog, wild boar, warthog.
  category("pig", "pig", "猪", range(341, 343)),
  category("rabbit", "rabbit", "兔子", range(330, 332)),
  // Street sign and traffic light.
  category("road-sign", "road sign", "路标", 919, 920),
  // Ram, bighorn, ibex.
  category("sheep", "sheep or goat", "羊", range(348, 350)),
  // Carpenter's kit, hammer, hatchet, plane, power drill, screwdriver, shovel.
  category("tool", "tool", "工具", 477, 587, 596, 726, 740, 784, 792),
  // Fire engine, garbage truck, minibus, moving van, pickup, police van, school bus, tow truck, trailer, trolleybus.
  category("truck", "truck or bus", "卡车或公交车", 555, 569, 654, 675, 717, 734, 779, 864, 867, 874),
  category("whale", "whale or dolphin", "鲸或海豚", 147, 148),
  // Only of models, which are things of every day. None of them is a kind of another.
  // Backpack, purse, mailbag.
  category("bag", "bag", "包", 414, 636, 748),
  // Bathtub, tub.
  category("bathtub", "bathtub", "浴缸", 435, 876),
  // Bassinet, cradle, crib, four-poster.
  category("bed", "bed", "床", 431, 516, 520, 564),
  category("bench", "bench", "长椅", 703),
  // Tandem, mountain bike, tricycle, unicycle.
  category("bicycle", "bicycle or tricycle", "自行车", 444, 671, 870, 880),
  // Bottles for beer, pills, pop, water, wine.
  category("bottle", "bottle", "瓶子", 440, 720, 737, 898, 907),
  // Carton, chest, crate.
  category("box", "box or chest", "箱子", 478, 492, 519),
  // Barber chair, folding chair, rocking chair, throne.
  category("chair", "chair", "椅子", 423, 559, 765, 857),
  // Analog and digital clock, digital watch, stopwatch, wall clock.
  category("clock", "clock or watch", "钟表", 409, 530, 531, 826, 892),
  // Desktop computer, laptop, notebook.
  category("computer", "computer", "电脑", 527, 620, 681),
  // Coffee mug, espresso, cup.
  category("cup", "cup or mug", "杯子", 504, 967, 968),
  // Bearskin, bonnet, cowboy hat, crash and football helmet, mortarboard, pickelhaube, shower cap, sombrero.
  category("hat", "hat or helmet", "帽子", 439, 452, 515, 518, 560, 667, 715, 793, 808),
  // Lampshade, table lamp.
  category("lamp", "lamp", "台灯", 619, 846),
  // Moped, motor scooter.
  category("motorbike", "motorbike or scooter", "摩托车", 665, 670),
  // Microwave, rotisserie, stove.
  category("oven", "oven or stove", "烤箱或炉灶", 651, 766, 827),
  // Cellular telephone, dial telephone, pay-phone.
  category("phone", "telephone", "电话", 487, 528, 707),
  // Grand and upright.
  category("piano", "piano or keyboard", "钢琴或电子琴", 579, 881),
  category("plant", "potted plant", "盆栽", 738),
  // CD player, loudspeaker, radio, tape player.
  category("radio", "radio or loudspeaker", "收音机或音箱", 485, 632, 754, 848),
  // Clog, cowboy boot, loafer, running shoe, sandal.
  category("shoe", "shoes", "鞋", 502, 514, 630, 770, 774),
  category("sofa", "sofa", "沙发", 831),
  // Desk, dining table, pool table.
  category("table", "table or desk", "桌子", 526, 532, 736),
  // Coffeepot, espresso maker, teapot.
  category("teapot", "teapot or coffee pot", "茶壶或咖啡壶", 505, 550, 849),
  // Monitor, screen, television.
  category("television", "television", "电视机", 664, 782, 851),
  category("toilet", "toilet", "马桶", 861),
  // Chiffonier, china cabinet, file, wardrobe.
  category("wardrobe", "wardrobe or cabinet", "柜子", 493, 495, 553, 894),
  category("washbasin", "washbasin", "洗手池", 896),
  category("washing-machine", "washing machine", "洗衣机", 897),
];

export const CATEGORIES: readonly Category[] = [...SHARED_CATEGORIES, ...PHOTOGRAPH_CATEGORIES];
