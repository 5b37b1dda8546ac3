import { verifyLog as verify } from "../audit/verify.ts";
import { loadConfig } from "../config.ts";
import { type Command, parse } from "./command.ts";

export const verifyLog: Command = {
  summary: "Walk the record's hash chain and name the first broken entry.",
  help: [
    "Usage: blisterscope verify-log [--config FILE] [--data DIR] [--head HASH]",
    "",
    "  --config FILE  takes the record from this configuration's dataDir",
    "  --data DIR     takes the record from this folder",
    "  --head HASH    the hash of an entry noted earlier: proves that the record was not cut short before it",
    "",
    "Exit code 0 when the chain is whole, 1 when it is not. May run while the daemon writes.",
  ].join("\n"),
  run(args) {
    const { values } = parse(args, { config: { type: "string" }, data: { type: "string" }, head: { type: "string" } });
    const report = verify(values.data ?? loadConfig(values.config).dataDir, values.head);
    if (!report.whole) {
      console.error(`The record is broken: entry ${report.entry} ${report.flaw}.`);
      return 1;
    }
    console.log(`The record is whole: ${report.entries} entries, head ${report.head}`);
    return 0;
  },
};
