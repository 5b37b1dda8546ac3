import { english } from "./english.ts";
import { thai } from "./thai.ts";
import type { Words } from "./words.ts";

export const LANGUAGES = ["en", "th"] as const;
export type Language = (typeof LANGUAGES)[number];

export const WORDS: Readonly<Record<Language, Words>> = { en: english, th: thai };
