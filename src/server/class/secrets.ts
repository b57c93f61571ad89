import { createHash, randomBytes, randomInt } from "node:crypto";
import { CODE_LENGTH, CODE_LETTERS } from "../../content/class/class-settings.ts";

/** 192 random bits, in letters that an address may hold. */
export const newSecret = (): string => randomBytes(24).toString("base64url");

/** 128 random bits: enough to name a thing that nobody is to guess. */
export const newId = (): string => randomBytes(16).toString("base64url");

/** What is kept of a secret. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

const letters = (length: number): string =>
  Array.from({ length }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");

/** What players type to join. */
export const newCode = (): string => letters(CODE_LENGTH);

/** Letters of the word with which another device takes a session over: 59 bits. */
const RECOVERY_LENGTH = 12;

export const newRecovery = (): string => letters(RECOVERY_LENGTH);

/** A recovery word as it was meant, whatever the case and the gaps. */
export const plainRecovery = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

/**
 * Who somebody is in all sessions and result files: the hash of the random word that their device keeps, cut to what
 * tells people apart.
 */
export const personOf = (word: string): string =>
  createHash("sha256").update(`glimpse class ${word}`).digest("hex").slice(0, 12);
