import type { Rng } from "../../core/rng";
import type { Language } from "../language";

const english = {
  kinds:
    "Brave Bright Calm Clever Curious Daring Dreamy Eager Gentle Glad Golden Happy Honest Humble Jolly Keen Kind Lively Lucky Mellow Merry Mighty Nimble Noble Patient Peaceful Playful Polite Proud Quick Quiet Radiant Ready Shiny Silver Sleepy Smart Snug Spry Steady Sunny Sure Swift Tidy Tiny True Velvet Warm Wise Witty Zesty Amber Cosmic Crimson Electric Emerald Indigo Lunar Misty Solar",
  animals:
    "Alpaca Badger Bat Bear Beaver Bison Butterfly Camel Cat Cheetah Crab Crane Deer Dolphin Dragonfly Duck Eagle Falcon Ferret Finch Firefly Fox Gecko Gibbon Giraffe Hare Hawk Hedgehog Heron Horse Ibex Jaguar Kiwi Koala Lark Lemur Leopard Lion Llama Lynx Marten Mole Moose Newt Octopus Orca Otter Owl Panda Parrot Penguin Pony Puffin Quail Rabbit Raven Robin Salmon Seal Sparrow Squirrel Swan Tiger Toucan Turtle Walrus Whale Wolf Wombat Wren Yak Zebra",
};

const chinese = {
  kinds:
    "勇敢 明亮 安静 聪明 好奇 大胆 爱梦 热心 温柔 高兴 金色 快乐 诚实 谦虚 活泼 机灵 善良 欢喜 幸运 自在 开朗 有力 敏捷 高贵 耐心 平和 顽皮 礼貌 自豪 飞快 沉稳 闪光 银色 爱睡 机智 舒服 轻快 稳重 阳光 可靠 迅速 整洁 小小 真诚 丝绒 温暖 智慧 风趣 元气 琥珀 宇宙 绯红 电光 翡翠 靛蓝 月光 晨雾 星空 彩虹 森林",
  animals:
    "羊驼 獾 蝙蝠 小熊 河狸 野牛 蝴蝶 骆驼 猫咪 猎豹 螃蟹 仙鹤 小鹿 海豚 蜻蜓 鸭子 老鹰 隼 雪貂 雀鸟 萤火虫 狐狸 壁虎 长臂猿 长颈鹿 野兔 苍鹰 刺猬 苍鹭 骏马 羚羊 美洲豹 几维鸟 考拉 百灵 狐猴 花豹 狮子 大羊驼 猞猁 貂 鼹鼠 驼鹿 蝾螈 章鱼 虎鲸 水獭 猫头鹰 熊猫 鹦鹉 企鹅 小马 海鹦 鹌鹑 兔子 渡鸦 知更鸟 三文鱼 海豹 麻雀 松鼠 天鹅 老虎 巨嘴鸟 乌龟 海象 鲸鱼 灰狼 袋熊 鹪鹩 牦牛 斑马",
};

const words = (list: string): string[] => list.split(" ");

const lists: Readonly<
  Record<Language, { readonly kinds: string[]; readonly animals: string[]; readonly gap: string }>
> = {
  en: { kinds: words(english.kinds), animals: words(english.animals), gap: " " },
  "zh-CN": { kinds: words(chinese.kinds), animals: words(chinese.animals), gap: "的" },
};

/** Draws before a number makes the name unlike all others. */
const DRAWS = 50;

/** A kind word and an animal. @param isTaken whether somebody has the name */
export function drawNickname(language: Language, rng: Rng, isTaken: (name: string) => boolean): string {
  const { kinds, animals, gap } = lists[language];
  for (let turn = 1; ; turn++) {
    const name = `${rng.pick(kinds)}${gap}${rng.pick(animals)}${turn > DRAWS ? ` ${turn}` : ""}`;
    if (!isTaken(name)) return name;
  }
}
