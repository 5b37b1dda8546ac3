import { z } from "zod";
import type { Item } from "../domain/item.ts";
import type { ItemCard } from "../protocol.ts";
import { Problem } from "./problem.ts";
import { type Route, route } from "./rest/route.ts";
import { ItemDetails } from "./schemas/item.ts";

/** The part of the bundle in use that the server needs. */
export interface Formulary {
  /** The bundle's folder, absolute. */
  readonly dir: string;
  /** sha256 of the bundle's card. */
  readonly hash: string;
  readonly items: readonly Item[];
}

const A_YEAR = "public, max-age=31536000, immutable";

const tag = "Formulary";

/** The items, and their reference pictures: cached for good under the bundle's hash, revalidated without it. */
export function formularyRoutes(formulary: Formulary): readonly Route[] {
  const list = route({
    id: "listItems",
    method: "get",
    path: "/v1/items",
    tag,
    summary: "The medicines that this device knows",
    outcomes: { 200: { description: "All of them.", json: z.object({ items: z.array(ItemDetails) }) } },
  }).answeredBy(() => ({ status: 200, json: { items: itemCards(formulary) } }));

  const picture = route({
    id: "getReference",
    method: "get",
    path: "/references/{item}/{face}",
    tag,
    summary: "A picture of one face of a pack",
    description: "Its address is in the list of items; with `bundle` it never changes.",
    params: z.object({ item: z.string(), face: z.string() }),
    query: z.object({ bundle: z.string().exactOptional() }),
    outcomes: { 200: { description: "A picture.", media: "image/jpeg" } },
    refusals: ["unknown-route"],
  }).answeredBy(({ params: { item, face }, query: { bundle } }) => {
    const reference = formulary.items.find(({ id }) => id === item)?.references.find((one) => one.face === face);
    if (!reference) throw new Problem("unknown-route", `No picture of ${item}, face ${face}. GET /v1/items lists the pictures.`);
    const headers = { "cache-control": bundle === formulary.hash ? A_YEAR : "no-cache" };
    return { status: 200, send: (response) => response.sendFile(reference.file, { root: formulary.dir, headers }) };
  });

  return [list, picture];
}

/** The items as a screen and a host see them. */
export function itemCards({ hash, items }: Formulary): readonly ItemCard[] {
  return items.map(({ id, name, strength, form, gtins = [], reveal = "immediate", lookAlikes, references }) => ({
    id,
    name,
    strength,
    form,
    ...(gtins[0] !== undefined && { gtin: gtins[0] }),
    gtins,
    reveal,
    lookAlikes: lookAlikes.map(({ item }) => item),
    references: references.map(({ face }) => ({
      face,
      url: `/references/${encodeURIComponent(id)}/${encodeURIComponent(face)}?bundle=${hash}`,
    })),
  }));
}
