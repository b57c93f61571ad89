/** Chinese is `zh-CN`, as in the names of the word files. */
export const languages = ["en", "zh-CN"] as const;
export type Language = (typeof languages)[number];
