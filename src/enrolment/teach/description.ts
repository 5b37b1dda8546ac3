import { gtinProblem, inFull } from "../../domain/codes/gtin.ts";
import type { Item } from "../../domain/item.ts";
import { idNamed } from "../../domain/item-id.ts";
import type { Medicine } from "../../domain/teaching.ts";
import type { Refused } from "../curator.ts";
import type { Description } from "../described.ts";

/** What a person typed as a description of the item with this id, or of a new one, named after what was typed. */
export function descriptionOf(medicine: Medicine, items: readonly Item[], id = idOf(medicine)): Description | Refused {
  const { name, strength, form, gtins, lookAlikes, reveal } = medicine;
  if (id === undefined || name.trim() === "") return invalid("The name needs a letter or a digit.");
  const others = items.filter((item) => item.id !== id);
  for (const gtin of gtins) {
    const wrong = gtinProblem(gtin);
    if (wrong) return invalid(`${gtin}: ${wrong}.`);
    const owner = others.find((item) => item.gtins?.some((one) => inFull(one) === inFull(gtin)));
    if (owner) return invalid(`${gtin} is the number of ${owner.id}.`);
  }
  const stranger = lookAlikes.find((one) => one === id || !items.some((item) => item.id === one));
  if (stranger !== undefined) return invalid(`${stranger} is not another item of the formulary.`);
  return { id, name: name.trim(), strength: strength.trim(), form: form.trim(), gtins, lookAlikes, reveal };
}

function idOf({ name, strength }: Medicine) {
  return idNamed(`${name} ${strength}`);
}

function invalid(why: string): Refused {
  return { refused: "invalid", why };
}
