import { UsageError } from "../errors.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { signBundle } from "../vision/bundle/signature.ts";
import { engine } from "./bundle-engine.ts";
import { rollback, update } from "./bundle-update.ts";
import { command } from "./command.ts";

const HELP = `
A key pair is made once, on a computer that is not a cabinet:

    openssl genpkey -algorithm ed25519 -out private.pem
    openssl pkey -in private.pem -pubout -out public.pem

With "vision": { "publicKeyFile": "public.pem" } in its configuration a cabinet refuses every bundle that was not signed with it.`;

const sign = command("bundle sign", "Verify a bundle and sign it: card.sig is written beside its card.json.")
  .requiredOption("--bundle <folder>", "the bundle")
  .requiredOption("--key <file>", "an Ed25519 private key (PEM)")
  .addHelpText("after", HELP)
  .action(async ({ bundle, key }) => {
    const { hash, card } = await openBundle(bundle);
    await signBundle(bundle, key).catch((error: Error) => {
      throw new UsageError(`--key: ${error.message}`);
    });
    console.log(`signed: ${card.name} ${card.version}, ${hash}`);
  });

export const bundle = command("bundle", "Sign, update or roll back a model bundle, or make its engines.")
  .addCommand(sign)
  .addCommand(update)
  .addCommand(rollback)
  .addCommand(engine);
