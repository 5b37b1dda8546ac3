import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { CountReporter } from "./support/count-reporter.ts";

const root = new URL("..", import.meta.url).pathname;

/** By itself vitest leaves one processor to whoever started it: of two it would use one. */
const ALL = availableParallelism();

export default defineConfig({
  root,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    reporters: ["default", new CountReporter()],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: ALL,
    projects: [
      {
        extends: true,
        test: {
          name: "daemon",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/ui/**", "test/e2e/**", "**/node_modules/**"],
          setupFiles: ["test/support/documented-fetch.ts"],
        },
      },
      { extends: true, test: { name: "ui", environment: "happy-dom", include: ["test/ui/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.test.ts"],
          setupFiles: ["test/support/documented-fetch.ts"],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
