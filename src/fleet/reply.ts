import { createHash } from "node:crypto";
import type { Reply } from "../domain/fleet/command.ts";
import type { Answer } from "./obey.ts";

/** Of Base64 in one message. */
const PART_BYTES = 48 * 1_024;

/** The messages that an answer is: one, or as many as its archive needs. */
export function replyOf(command: string, { result, detail, data, archive }: Answer): readonly Omit<Reply, "v" | "id" | "at">[] {
  const about = { command, result, detail: detail.slice(0, 1_000) };
  if (!archive) return [{ ...about, ...(data && { data: { ...data } }) }];
  const text = archive.toString("base64");
  const of = Math.ceil(text.length / PART_BYTES);
  const sha256 = createHash("sha256").update(archive).digest("hex");
  return Array.from({ length: of }, (_, nth) => {
    const piece = text.slice(nth * PART_BYTES, (nth + 1) * PART_BYTES);
    return { ...about, data: { sha256, archive: piece }, part: nth + 1, of };
  });
}
