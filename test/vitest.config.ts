import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { CountReporter } from "./support/count-reporter.ts";

const root = new URL("..", import.meta.url).pathname;

/** By itself vitest leaves one processor to whoever started it: of two it would use one. */
const ALL = availableParallelism();

/** What a person or a service manager waits for is measured there: nothing else runs beside them. */
const TIMED = [
  "verification",
  "screen*",
  "fleet-page*",
  "faults",
  "camera-health",
  "half-frames",
  "systemd",
  "page-memory",
  "self-test",
].map((file) => `test/e2e/${file}.test.ts`);

const END_TO_END = { environment: "node", setupFiles: ["test/support/documented-fetch.ts"], testTimeout: 120_000 };

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
        test: { ...END_TO_END, name: "e2e", include: ["test/e2e/**/*.test.ts"], exclude: TIMED, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { ...END_TO_END, name: "timed", include: TIMED, fileParallelism: false, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
