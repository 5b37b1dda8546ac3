import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import express, { Router } from "express";

/** Where `npm run build` puts the touchscreen's page; the same folder from src/server and from dist/server. */
export const BUILT_PAGE = resolve(import.meta.dirname, "../../dist/ui");

/** Identifies the build: asset names contain a hash of their content, so another build has another index.html. */
export function pageBuild(dir = BUILT_PAGE): string {
  const page = join(dir, "index.html");
  return existsSync(page) ? createHash("sha256").update(readFileSync(page)).digest("hex").slice(0, 16) : "not built";
}

/** Serves the page. Assets are named by their content and cached for good; everything else is revalidated. */
export function pageRoutes(dir: string): Router {
  const router = Router();
  const assets = resolve(dir, "assets") + sep;

  router.use(
    express.static(dir, {
      setHeaders: (response, path) => {
        response.setHeader("cache-control", path.startsWith(assets) ? "public, max-age=31536000, immutable" : "no-cache");
      },
    }),
  );

  router.get("/", (_request, response) => {
    response.status(503).type("text/plain").send("The page has not been built. Run `npm run build`, then load it again.\n");
  });

  return router;
}
