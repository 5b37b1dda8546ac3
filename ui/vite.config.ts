import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The daemon serves the result under a strict Content-Security-Policy: nothing inline, nothing external. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  build: {
    outDir: "../dist/ui",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2023",
  },
});
