import { describe, expect, test } from "vitest";
import type { CabinetRow } from "../../src/domain/watch/cabinet.ts";
import { linesOf } from "../../ui/fleet/src/lines.ts";

function row(site: string, cabinet: string, changes: Partial<CabinetRow> = {}): CabinetRow {
  const facts = { online: true, readiness: "ready", program: "1.0.0", bundle: "b 1", tested: null, needs: [] } as const;
  return { tenant: "north", site, cabinet, ...facts, ...changes };
}

const ROWS = [
  row("st-anna", "ward-1"),
  row("st-anna", "ward-2", { needs: [{ need: "slow" }] }),
  row("city", "ward-3", { program: "0.9.0" }),
  row("west", "ward-4", { needs: [{ need: "fault", code: "CAMERA_BLACK" }] }),
];

const ALL = { text: "", level: undefined, sort: { key: "need", down: false }, grouped: false } as const;

function names(wanted: Partial<Parameters<typeof linesOf>[1]>): readonly string[] {
  return linesOf(ROWS, { ...ALL, ...wanted }).map((line) => (line.line === "site" ? line.name : line.row.cabinet));
}

describe("the lines of the fleet's table", () => {
  test("begin with who needs somebody most", () => {
    expect(names({})).toEqual(["ward-4", "ward-2", "ward-3", "ward-1"]);
  });

  test("stand under their sites, the neediest site first", () => {
    const sites = ["north / west", "ward-4", "north / st-anna", "ward-2", "ward-1", "north / city", "ward-3"];
    expect(names({ grouped: true })).toEqual(sites);
  });

  test.each([
    ["ward-1", ["ward-1"]],
    ["anna WARD", ["ward-2", "ward-1"]],
    ["black", ["ward-4"]],
    ["0.9", ["ward-3"]],
    ["nothing like it", []],
  ])("are those that say %j", (text, expected) => {
    expect(names({ text })).toEqual(expected);
  });

  test("are those of one level", () => {
    expect(names({ level: "warns" })).toEqual(["ward-2"]);
  });

  test("are sorted by a column, both ways", () => {
    expect(names({ sort: { key: "program", down: false } })[0]).toBe("ward-3");
    expect(names({ sort: { key: "cabinet", down: true } })).toEqual(
      ["ward-4", "ward-3", "ward-2", "ward-1"].sort((a, b) => siteOf(b).localeCompare(siteOf(a))),
    );
  });
});

function siteOf(cabinet: string): string {
  const found = ROWS.find((one) => one.cabinet === cabinet);
  return `${found?.site}/${cabinet}`;
}
