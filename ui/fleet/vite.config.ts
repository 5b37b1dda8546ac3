import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** A gateway serves the result under a strict Content-Security-Policy: nothing inline, nothing external. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: fileURLToPath(new URL("../public", import.meta.url)),
  build: {
    outDir: "../../dist/fleet-page",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2023",
  },
});
