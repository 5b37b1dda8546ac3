import { z } from "zod";
import { REVEALS } from "../../domain/item.ts";

export const ItemDetails = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: "As the hospital typed it, tall-man letters included." }),
    strength: z.string(),
    form: z.string(),
    gtin: z.string().exactOptional().meta({ description: "In the barcode of its carton." }),
    reveal: z.enum(REVEALS).meta({ description: "`after_confirm`: the nurse says first how it looks to her." }),
    lookAlikes: z.array(z.string()),
    references: z.array(z.object({ face: z.string(), url: z.string() })),
  })
  .meta({ id: "Item" });
