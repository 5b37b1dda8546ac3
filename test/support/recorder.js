// A daemon that only records, as fast as it can, until it is killed. Prints one line per entry, "number label",
// after `record` has returned, or the code of a fault, and then tries again.
import { writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { openAudit } from "../../dist/audit/audit.js";

const [dataDir, name, most = "Infinity"] = process.argv.slice(2);
tell("opening");
const audit = openAudit(dataDir);
for (let count = 1; count <= Number(most); count += 1) {
  const label = `${name}-${count}`;
  try {
    tell(`${audit.record({ kind: "cancellation", verification: label, why: "host" })} ${label}`);
  } catch (fault) {
    tell(fault.code);
    await setTimeout(10);
  }
}

function tell(line) {
  writeSync(1, `${line}\n`);
}
