// A daemon that only records orders, as fast as it can, and tells a receiver of them, until it is killed. Prints a line when it begins.
import { openAudit } from "../../dist/audit/audit.js";
import { openMetrics } from "../../dist/metrics.js";
import { openWebhooks } from "../../dist/outbox/webhooks.js";

const [dataDir, name, url, secretFile] = process.argv.slice(2);
const log = { info() {}, warn() {} };
const audit = openAudit(dataDir);
openWebhooks({ receivers: [{ url, secretFile, events: null }], audit, metrics: openMetrics(), log });
process.stdout.write("begins\n");
let count = 0;
setInterval(() => {
  const order = {
    id: `${name}-${++count}`,
    transactionId: `t-${name}-${count}`,
    kind: "remove",
    item: "i",
    placedAt: new Date().toISOString(),
  };
  audit.record({ kind: "order", order });
  const entry = audit.record({ kind: "verification", order, verdict: { look: "mismatch", seen: "j" }, failed: [], frames: [] });
  audit.record({ kind: "answer", verification: order.id, entry, answer: { did: "put-back" } });
  audit.record({ kind: "closing", verification: order.id, outcome: "ended", counted: 0 });
}, 1);
