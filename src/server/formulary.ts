import { Router } from "express";
import type { Item } from "../domain/item.ts";
import type { ItemCard } from "../protocol.ts";
import { Problem } from "./problem.ts";

/** The part of the bundle in use that the server needs. */
export interface Formulary {
  /** The bundle's folder, absolute. */
  readonly dir: string;
  /** sha256 of the bundle's card. */
  readonly hash: string;
  readonly items: readonly Item[];
}

const A_YEAR = "public, max-age=31536000, immutable";

/** The items, and their reference pictures: cached for good under the bundle's hash, revalidated without it. */
export function formularyRoutes(formulary: Formulary): Router {
  const router = Router();

  router.get("/v1/items", (_request, response) => {
    response.json({ items: itemCards(formulary) });
  });

  router.get("/references/:item/:face", (request, response) => {
    const { item, face } = request.params;
    const reference = formulary.items.find(({ id }) => id === item)?.references.find((one) => one.face === face);
    if (!reference) throw new Problem("unknown-route", `No picture of ${item}, face ${face}. GET /v1/items lists the pictures.`);
    const cacheControl = request.query["bundle"] === formulary.hash ? A_YEAR : "no-cache";
    response.sendFile(reference.file, { root: formulary.dir, headers: { "cache-control": cacheControl } });
  });

  return router;
}

/** The items as a screen and a host see them. */
export function itemCards({ hash, items }: Formulary): readonly ItemCard[] {
  return items.map(({ id, name, strength, form, gtin, reveal = "immediate", lookAlikes, references }) => ({
    id,
    name,
    strength,
    form,
    ...(gtin !== undefined && { gtin }),
    reveal,
    lookAlikes: lookAlikes.map(({ item }) => item),
    references: references.map(({ face }) => ({
      face,
      url: `/references/${encodeURIComponent(id)}/${encodeURIComponent(face)}?bundle=${hash}`,
    })),
  }));
}
