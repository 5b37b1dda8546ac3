import { dirname, resolve } from "node:path";
import { z } from "zod";
import { deepFreeze, readJson } from "../config.ts";
import { NAME } from "../domain/fleet/place.ts";
import { Fault } from "../errors.ts";

const file = z.string().min(1);

/** Who commands cabinets from afar, with which keys, through which broker. Relative paths are resolved against the file's folder. */
export const OperatorConfig = z
  .strictObject({
    /** As the cabinets' `fleet.operators` call this operator. */
    name: z.string().regex(NAME, "must be a name of small letters, digits and hyphens"),
    /** PEM: the Ed25519 private key whose public half the cabinets have. */
    signingKeyFile: file,
    broker: z.strictObject({
      url: z.url({ protocol: /^mqtts$/ }),
      /** PEM: the authority that signed the broker's certificate, and the operator's own certificate and key. */
      caFile: file,
      certFile: file,
      keyFile: file,
    }),
  })
  .readonly();

export type OperatorConfig = z.infer<typeof OperatorConfig>;

/** Throws Fault CONFIG_INVALID with the path of every invalid key. */
export function loadOperatorConfig(path: string): OperatorConfig {
  const parsed = OperatorConfig.safeParse(readJson(path));
  if (!parsed.success) throw new Fault("CONFIG_INVALID", `${path}: ${z.prettifyError(parsed.error)}`);
  const { name, signingKeyFile, broker } = parsed.data;
  const absolute = (one: string) => resolve(dirname(resolve(path)), one);
  const { url, caFile, certFile, keyFile } = broker;
  return deepFreeze({
    name,
    signingKeyFile: absolute(signingKeyFile),
    broker: { url, caFile: absolute(caFile), certFile: absolute(certFile), keyFile: absolute(keyFile) },
  });
}
