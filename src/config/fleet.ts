import { resolve } from "node:path";
import { z } from "zod";
import { COMMANDS } from "../domain/fleet/command.ts";
import { NAME } from "../domain/fleet/place.ts";
import { isBare } from "./bare-url.ts";

const name = z.string().regex(NAME, "must be a name of small letters, digits and hyphens, at most 63");

/** Where a cabinet belongs, and whom it tells so. */
export const Fleet = z.strictObject({
  /** The broker, which must speak TLS. */
  url: z.url({ protocol: /^mqtts$/ }).refine(isBare, { error: "must not hold a user, a password or a #" }),
  tenant: name,
  site: name,
  cabinet: name,
  /** PEM: the authority that signed the broker's certificate, and this cabinet's own certificate and private key. */
  caFile: z.string().min(1),
  certFile: z.string().min(1),
  keyFile: z.string().min(1),
  /** How often the metrics are told. */
  snapshotSeconds: z.number().min(1).max(3_600).default(60),
  /** Who may command what from afar: a command counts only with the signature of such a key (Ed25519, a PEM file). */
  operators: z.array(z.strictObject({ name, publicKeyFile: z.string().min(1), may: z.array(z.enum(COMMANDS)).min(1) })).default([]),
  /** A folder with bundles that may be staged. null: none may. */
  stagingDir: z.string().min(1).nullable().default(null),
});

export function withAbsoluteFiles(fleet: z.infer<typeof Fleet>, base: string): z.infer<typeof Fleet> {
  const file = (path: string) => resolve(base, path);
  return {
    ...fleet,
    caFile: file(fleet.caFile),
    certFile: file(fleet.certFile),
    keyFile: file(fleet.keyFile),
    operators: fleet.operators.map((operator) => ({ ...operator, publicKeyFile: file(operator.publicKeyFile) })),
    stagingDir: fleet.stagingDir === null ? null : file(fleet.stagingDir),
  };
}
