/**
 * Who made which stamp, as far as the collection's change log says, and under which licence where it names a separate
 * one. A stamp that the change log does not mention is by the collection's various contributors under its GPL.
 */
import { basename, extname } from "node:path";

export interface Credit {
  readonly author: string;
  readonly licence: string;
}

const COLLECTION = "GPL-2.0-or-later";
const UNNAMED: Credit = { author: "Tux Paint contributors", licence: COLLECTION };

const CHILDSPLAY = "Childsplay (Stas Zytkiewicz), adapted by Pere Pujal i Carabantes";
const FORD = "Caroline Ford";
const FORD_WIKIPEDIA = "Wikipedia, prepared by Caroline Ford";
const FORD_CLIPART = "Open Clipart Library, curated by Caroline Ford";
const PUJAL = "Pere Pujal i Carabantes";
const KENDRICK = "Bill Kendrick";
const OSULLIVAN = "John O'Sullivan";
const GOERNER = "Chris Goerner";
const CAHALAN = "Albert Cahalan";
const COLLINS = "Jen and Ed Collins (Tux Paint contributors)";
const TRICE = "Jim Trice";
const BUCULEI = "Nicu Buculei";

const BY_AUTHOR: readonly (readonly [author: string, stamps: string, licence?: string])[] = [
  [
    CHILDSPLAY,
    "badger bear bison blackbird bull camel caribou chimp cow crow cuckoo deer doe dog dolphin donkey duck elephant " +
      "ferret fox gander goat gorilla grasshopper hen hippopotamus hornet horse lark lion marmot mountaingoat mouse nandou orca owl penguin pig pigeon " +
      "quetzal rabbit ram rat rooster seagull squirrel tiger tucan turkey vulture wapiti whale wildboar xanthia yak " +
      "zebra zebu bee",
  ],
  [
    FORD,
    "beetle chicken_profile cow_white daffodil dead_end_sign donkey_eating garbagetruck home_compost_bin pig_golden " +
      "pig_golden2 rabbit_little school_sign sheep sheep_lamb spade wheelie_bin",
  ],
  [
    FORD_WIKIPEDIA,
    "australian_rules_football basketball tennis_ball apricot guitar_classical guitar_electric " +
      "guitar_electric_bass",
  ],
  [
    FORD_CLIPART,
    "sportscar monarchbutterfly trash_can hammer2 screwdriver guitar_electric_bass2 f1_car blue_truck cheetah zebra2 " +
      "swallow rudolf_reindeer guitar2",
  ],
  [PUJAL, "cep cep-1 cep-2 rabbit-2 mantis european-bear dumper gnu-baby gnu-baby-stand gnu-stand"],
  [
    KENDRICK,
    "albino_peahen crowned_crane indian_blackbuck magellanic_penguin ostrich peacock pink_flamingo " +
      "tiger_sumatran railroad_crossing",
  ],
  [
    OSULLIVAN,
    "drake guineafowl bluegroper butterflyfish clownfish coraltrout dolphinfish lionfish moonwrasse stripedfish",
  ],
  [GOERNER, "adelaide-rosella dingo little-penguin magpie rainbow-lorikeet silver-gull yellow-flower pigface"],
  [GOERNER, "lemon mandarine"],
  [CAHALAN, "soccer football indycar stop yield"],
  [COLLINS, "hammer mallet_metal plyers saw wrench wrench_adjustable wrench_plumbers"],
  [TRICE, "edward_bear fire_engine chineseJunk"],
  [BUCULEI, "apple banana pineapple strawberry"],
  ["Akkana Peck", Array.from({ length: 10 }, (_, i) => `flower${i + 1}`).join(" ")],
  // Childsplay's bee is a sound here; a drawing replaced its picture.
  ["Open Clipart Library, curated by Steve Karg", "bee.png"],
  ["TSgt Ben Bloker (U.S. Air Force), prepared by Steve Karg", "f22_raptor"],
  ["Anna Bujak", "teddy_bear"],
  ["Wingsze Seaman", "volleyball"],
  ["Jean (DoodleLoo's)", "bunny"],
  ["VHSS Irimpanam school, Kerala, via Vimal Joseph", "adeenia anthoorium bolsom chemparathi", "CC-BY-SA-3.0"],
  ["Erinn Lynch", "heron_greatblue heron_greatblue_flying pelican", "CC-BY-SA-2.5"],
  ["Aaron M. Lang (Wikipedia user LangAM), prepared by Bill Kendrick", "firetruck", "CC-BY-2.5"],
];

const BY_STAMP = new Map<string, Credit>(
  BY_AUTHOR.flatMap(([author, stamps, licence = COLLECTION]) =>
    stamps.split(" ").map((stamp): [string, Credit] => [stamp, { author, licence }]),
  ),
);

/** We know who made these tools' pictures, but not who made the sound. */
const SOUND_BY_OTHERS = new Set(["saw.ogg"]);

/** An entry for the file itself (`bee.png`) takes precedence over the one for its stamp (`bee`, picture and sound). */
export function creditOf(path: string): Credit {
  const file = basename(path);
  if (SOUND_BY_OTHERS.has(file)) return UNNAMED;
  return BY_STAMP.get(file) ?? BY_STAMP.get(basename(file, extname(file))) ?? UNNAMED;
}
