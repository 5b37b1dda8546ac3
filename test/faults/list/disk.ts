import { execFileSync } from "node:child_process";
import { cpSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Cabinet } from "../cabinet.ts";
import type { FaultCase } from "../fault.ts";

/** The cabinet's data folder becomes a small disk of its own; the record goes with it. */
async function onSmallDisk(cabinet: Cabinet): Promise<void> {
  const { dataDir } = cabinet;
  await cabinet.whileOff(() => {
    cpSync(dataDir, `${dataDir}.kept`, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", dataDir]);
    cabinet.afterwards(() => execFileSync("umount", ["--lazy", dataDir]));
    cpSync(`${dataDir}.kept`, dataDir, { recursive: true });
  });
}

function fill(dataDir: string): void {
  try {
    writeFileSync(join(dataDir, "filler"), Buffer.alloc(4 << 20));
  } catch {
    // as much of it as there was room for
  }
}

/** Something has to be written before a disk is found to be full. */
async function provoke({ host }: Cabinet): Promise<void> {
  await host.scan("]d2010400638133393117271130").catch(() => undefined);
}

const on = (fault: string, inject: FaultCase["inject"], prepare?: FaultCase["prepare"]): FaultCase => ({
  area: "disk",
  fault,
  pack: "right",
  expects: "off",
  inject,
  ...(prepare && { prepare }),
});

/** Something was done to the record while the daemon was off; its copy is put back. */
function spoilt(fault: string, spoil: (file: string) => void): FaultCase {
  return on(fault, async (cabinet) => {
    const file = join(cabinet.dataDir, "audit.sqlite");
    await cabinet.whileOff(() => {
      cpSync(file, `${file}.kept`);
      spoil(file);
    });
    return () => renameSync(`${file}.kept`, file);
  });
}

export const DISK_FAULTS: readonly FaultCase[] = [
  on(
    "is full",
    async (cabinet) => {
      fill(cabinet.dataDir);
      await provoke(cabinet);
      return () => rmSync(join(cabinet.dataDir, "filler"));
    },
    onSmallDisk,
  ),
  on(
    "is full at the start",
    async (cabinet) => {
      await cabinet.whileOff(() => fill(cabinet.dataDir));
      return () => rmSync(join(cabinet.dataDir, "filler"));
    },
    onSmallDisk,
  ),
  on("takes no more than it holds: a limit on the size of files", async (cabinet) => {
    execFileSync("prlimit", [`--pid=${cabinet.pid()}`, "--fsize=4096:"]);
    await provoke(cabinet);
    return () => void execFileSync("prlimit", [`--pid=${cabinet.pid()}`, "--fsize=unlimited:"]);
  }),
  on("somebody else holds the record's write lock", async (cabinet) => {
    const other = new Database(join(cabinet.dataDir, "audit.sqlite"));
    other.exec("BEGIN IMMEDIATE");
    await provoke(cabinet);
    return () => void other.close();
  }),
  spoilt("the record is garbled while the daemon is off", (file) => writeFileSync(file, "not a database\n".repeat(1_000))),
  spoilt("an entry is changed while the daemon is off", (file) => {
    const database = new Database(file);
    database.exec("DROP TRIGGER entry_is_not_changed; UPDATE entry SET body = replace(body, 'red-100', 'blue-100')");
    database.close();
  }),
];
