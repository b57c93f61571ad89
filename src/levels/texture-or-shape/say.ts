import { sayIn } from "../../overlay/kit/say";
import type en from "./en.json";

export const say = sayIn<keyof typeof en>();
export type Say = ReturnType<typeof say>;
export type SayKey = Parameters<Say>[0];
