import { backUp } from "../audit/backup.ts";
import { loadConfig } from "../config.ts";
import { command } from "./command.ts";

export const backup = command("backup", "Copy the record into a new folder, also while the daemon runs, and verify the copy.")
  .option("--config <file>", "take the record from this configuration's dataDir")
  .option("--data <folder>", "take the record from this folder")
  .requiredOption("--out <folder>", "the new folder")
  .addHelpText("after", "\nThe exit code is 0 when the copy is whole and 1 when it is not. docs/backup.md says how to bring it back.")
  .action(async ({ config, data, out }) => {
    const report = await backUp(data ?? loadConfig(config).dataDir, out);
    if (report.whole) return console.log(`The copy in ${out} is whole: ${report.entries} entries, head ${report.head}`);
    console.error(`The copy in ${out} is broken, as the record is: entry ${report.entry} ${report.flaw}.`);
    process.exitCode = 1;
  });
