import { z } from "zod";

/** 48 bits of time and 80 of chance in Crockford's Base32, capital letters: https://github.com/ulid/spec */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function isUlid(text: string): boolean {
  return ULID.test(text);
}

export const Ulid = z.string().regex(ULID, "must be a ULID");
