import { z } from "zod";
import { REVEALS } from "../../domain/item.ts";

export const ItemDetails = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: "As the hospital typed it, tall-man letters included." }),
    strength: z.string(),
    form: z.string(),
    gtin: z.string().exactOptional().meta({ description: "The first of `gtins`." }),
    gtins: z.array(z.string()).meta({ description: "In the barcodes of its cartons, one for each pack size." }),
    reveal: z.enum(REVEALS).meta({ description: "`after_confirm`: the nurse says first how it looks to her." }),
    lookAlikes: z.array(z.string()),
    references: z.array(z.object({ face: z.string(), url: z.string() })),
  })
  .meta({ id: "Item" });
