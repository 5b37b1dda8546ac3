import { z } from "zod";
import { TRANSACTION_KINDS } from "../../domain/verdict/order.ts";
import { count, key, moment } from "./words.ts";

const kind = z.enum(TRANSACTION_KINDS);
const quantity = z.int().min(1).max(1_000).meta({ description: "Packs that are laid in the tray one after the other; one without it." });

/** What the host asks for. */
export const Placement = z
  .strictObject({
    transactionId: key.meta({ description: "The host's own key: the same one again gives the same verification. Never patient data." }),
    kind,
    expected: z.strictObject({ item: z.string().normalize("NFC"), quantity: quantity.exactOptional() }),
    user: key.exactOptional().meta({ description: "Who acts, as an opaque key." }),
    witness: key.exactOptional().meta({ description: "Who watches, as an opaque key." }),
    requires: z
      .strictObject({ user: z.boolean().exactOptional(), witness: z.boolean().exactOptional() })
      .exactOptional()
      .meta({ description: "Whom this order asks for in place of the cabinet's own policy." }),
    supersedes: key.exactOptional().meta({ description: "The id of the open order that this one takes the place of." }),
  })
  .meta({ id: "Placement" });

export const Placed = z.object({ id: z.string() }).meta({ id: "Placed", description: "The verification's id: a ULID." });

/** An order as it is told back. */
export const Order = z.object({
  id: z.string(),
  transactionId: z.string(),
  kind,
  item: z.string(),
  quantity: count.exactOptional(),
  user: z.string().exactOptional(),
  witness: z.string().exactOptional(),
  requires: z.object({ user: z.boolean().exactOptional(), witness: z.boolean().exactOptional() }).exactOptional(),
  supersedes: z.string().exactOptional(),
  placedAt: moment,
});
