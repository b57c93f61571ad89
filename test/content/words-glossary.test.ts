import { describe, expect, test } from "vitest";
import { playerTexts } from "./player-texts";

const english = playerTexts("en");
const chinese = playerTexts("zh-CN");

/** The pieces of a language that a rule forbids, as "where: what". */
const offences = (pieces: ReadonlyMap<string, string>, wrong: RegExp): string[] =>
  [...pieces].flatMap(([where, text]) => {
    const found = wrong.exec(text);
    return found ? [`${where}: ${found[0]}`] : [];
  });

test("both languages have the same pieces", () => {
  expect([...chinese.keys()]).toEqual([...english.keys()]);
  expect(english.size).toBeGreaterThan(800);
});

describe("a term has one Chinese word, wherever the English has the term", () => {
  test.each<[RegExp, RegExp]>([
    [/receptive field/i, /感受野/],
    [/\bfovea\b/i, /中央凹/],
    [/saccade/i, /扫视/],
    [/medial temporal lobe/i, /内侧颞叶/],
    [/grandmother[- ]cell/i, /祖母细胞/],
    [/concept cell/i, /概念细胞|这样的细胞|这种编码/],
    [/\bmask(s|ed|ing)?\b/i, /掩蔽/],
    [/backward mask/i, /后向掩蔽/],
    [/simple cell/i, /简单细胞/],
    [/complex cell/i, /复杂细胞/],
    [/quadrature pair/i, /正交对/],
    [/\bpool(ed|ing)\b/i, /池化/],
    [/sparse code/i, /稀疏编码/],
    [/\blogistic\b/i, /逻辑斯谛/],
    [/\bprobability\b(?!,)/i, /概率/],
    [/integrated likelihood/i, /积分似然/],
    [/error consistency/i, /错误一致性/],
    [/shape bias/i, /形状偏好/],
    [/\bstrides?\b/i, /步长/],
    [/\bLGN\b/, /外侧膝状核|LGN/],
    [/cortical magnification/i, /皮层放大/],
    [/point of gaze/i, /注视点|正看着/],
    [/normal sight/i, /正常视力/],
    [/corner of (the|its) eye/i, /余光/],
    [/speaks? for|\bsupports? (a role|recurrence|feedback)|suggests feedback/i, /支持/],
  ])("%s is %s", (term, word) => {
    const pieces = [...english].filter(([, text]) => term.test(text.replace(/\{\w+, \w+/g, "")));
    expect(pieces.length).toBeGreaterThan(0);
    const without = pieces.filter(([where]) => !word.test(chinese.get(where) ?? "")).map(([where]) => where);
    expect(without).toEqual([]);
  });
});

describe("Chinese that says something else, or the same in another word", () => {
  test.each<[string, RegExp]>([
    [
      "a Boolean function, or a second spelling, where the logistic is meant",
      /逻辑函数|逻辑斯[蒂特缔]|逻辑回归|逻辑曲线/,
    ],
    ["covering up, where backward masking is meant", /遮掩|遮罩|遮蔽|遮盖|掩模/],
    ["a second word for profile likelihood", /(轮廓|侧面|截面|廓线|外形)似然|概似|似然(轮廓|剖面)/],
    ["an opportunity, where a probability is meant", /这样一个机会|的机会是/],
    ["listening to a cell, where its firing is recorded", /听(单个|一个)?(细胞|神经元|单元)|听一张/],
    ["the whole body rather than the nucleus", /膝状体/],
    ["a second word for primary visual cortex", /初级视皮层|初级视皮质|第一视觉/],
    ["a second word for the fovea", /中央窝|黄斑/],
    ["a second word for saccades", /眼跳|跳视|扫视眼动/],
    ["a second word for shape bias", /形状(偏见|偏向|偏差)/],
    ["a second word for error consistency", /误差一致性|错误的?一致度/],
    ["good eyes, where normal sight is meant", /好眼睛|正常的眼睛/],
    ["the corner of the eye as a place", /眼角/],
    ["points, where pixels are meant", /\d+ 个点/],
    ["an argument that 'explains' where it supports", /这说明[^。]*反馈/],
    ["a nickname without the term beside it", /^(?!.*祖母细胞).*奶奶细胞/],
  ])("%s", (_, wrong) => {
    expect(offences(chinese, wrong)).toEqual([]);
  });
});

describe("Chinese typography", () => {
  const bare = new Map([...chinese].map(([where, text]) => [where, text.replace(/\]\([^)]*\)|`[^`]*`:/g, "")]));
  test.each<[string, RegExp]>([
    ["no half-width mark after Chinese", /\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?!\d|\w)|\((?=\p{Script=Han})/u],
    ["no space around full-width marks", / [，。；：！？、（）]|[，。；：！？、（）] /u],
    ["no space before a per cent sign", /[\d}] %/],
    ["no corner brackets: quotations have “ ”", /[「」『』"]/],
    ["a space between Chinese and Latin words", /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u],
    ["a space between Chinese and figures", /\p{Script=Han}\d|[\d%°]\p{Script=Han}/u],
    ["an ellipsis of six dots", /\.\.\.|(?<!…)…(?!…)/],
  ])("%s", (_, wrong) => {
    expect(offences(bare, wrong)).toEqual([]);
  });
});

describe("English that claims too much", () => {
  test.each<[string, RegExp]>([
    ["saccades suppress selectively", /nearly blind|blind during/i],
    ["the medial temporal lobe helps to form memories", /stores? (the |your )?memor|where your memory begins/i],
    ["what was looked at is remembered", /does not even keep|(little|no) detail is kept/i],
    ["a few hundred", /\bsome hundred\b/i],
    ["a root of the sum of two squares", /root of two squared/i],
  ])("%s", (_, wrong) => {
    expect(offences(english, wrong)).toEqual([]);
  });
});

describe("English that reads as if translated", () => {
  test.each<[string, RegExp]>([
    ["could not be loaded", /\b(can|could|can't|can’t|cannot|to)( not)? be had\b/i],
    ["again, or new", /\banew\b/i],
    ["the person named, or nobody", /\bwhoever\b/i],
    ["no longer", /\bis (\w+ )?no more\b/i],
  ])("%s", (_, wrong) => {
    expect(offences(english, wrong)).toEqual([]);
  });
});
