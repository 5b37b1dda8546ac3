import { createHash } from "node:crypto";
import { z } from "zod";
import type { Reply } from "../domain/fleet/command.ts";

/** What a command came to. */
export interface Outcome extends Pick<Reply, "result" | "detail" | "data"> {
  /** What the cabinet sent in parts, put together. */
  readonly archive?: Buffer;
}

const Piece = z.object({ sha256: z.string(), archive: z.base64() });

/**
 * Takes replies in any order, some of them twice, and returns the outcome with the one that completes it. Throws when the parts are not
 * those of one archive.
 */
export function openOutcome(): (reply: Omit<Reply, "v" | "id" | "at" | "command">) => Outcome | undefined {
  const parts = new Map<number, z.infer<typeof Piece>>();
  return ({ result, detail, data, part, of }) => {
    if (result === "accepted") return undefined;
    if (part === undefined || of === undefined) return { result, detail, ...(data && { data }) };
    parts.set(part, Piece.parse(data));
    return parts.size < of ? undefined : { result, detail, archive: joined(parts, of) };
  };
}

function joined(parts: ReadonlyMap<number, z.infer<typeof Piece>>, of: number): Buffer {
  const pieces = Array.from({ length: of }, (_, nth) => parts.get(nth + 1));
  const archive = Buffer.from(pieces.map((piece) => piece?.archive ?? "").join(""), "base64");
  if (createHash("sha256").update(archive).digest("hex") === pieces[0]?.sha256) return archive;
  throw new Error("the archive did not arrive as it was sent");
}
