import { groupOf } from "./category-groups";

export interface Category {
  readonly id: string;
  readonly names: { readonly en: string; readonly "zh-CN": string };
  /** Categories of one group are alike: a level may offer them together. */
  readonly group?: string;
  readonly imagenet: readonly number[];
}

export const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

export const category = (id: string, en: string, zh: string, ...imagenet: readonly (number | number[])[]): Category => {
  const group = groupOf(id);
  return { id, names: { en, "zh-CN": zh }, ...(group && { group }), imagenet: imagenet.flat() };
};
