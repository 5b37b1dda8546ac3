import { join } from "node:path";

/**
 * A program that has to run.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} program
 * @property {string[]} args
 * @property {string | number} ready An address that answers with status 200 once it works, or a port that takes connections.
 */

const PROGRAM = join(import.meta.dirname, "../../../dist/main.js");

/**
 * What runs in the prepared folder, in the order in which it is started.
 *
 * @param {{ store: string, gateways: number, cabinets: number, ports: ReturnType<typeof import("./ports.js").portsFrom> }} options
 * @returns {Part[]}
 */
export function planOf({ store, gateways, cabinets, ports }) {
  const own = (name, command, port, path) => {
    const args = [PROGRAM, command, "--config", `${name}.json`];
    return { name, program: process.execPath, args, ready: `http://127.0.0.1:${port}${path}` };
  };
  return [
    { name: "broker", program: "mosquitto", args: ["-c", "mosquitto.conf"], ready: ports.broker },
    ...STORES[store](ports),
    alertmanager(ports),
    ...ports.gateways.slice(0, gateways).map((port, nth) => own(`gateway-${nth + 1}`, "gateway", port, "/healthz")),
    ...ports.cabinets.slice(0, cabinets).map((port, nth) => own(`cabinet-${nth + 1}`, "run", port, "/healthz")),
  ];
}

export const STORES = { prometheus, "victoria-metrics": victoriaMetrics };

function prometheus({ store }) {
  const args = [
    "--config.file=prometheus.yml",
    "--storage.tsdb.path=store",
    "--storage.tsdb.retention.time=400d",
    "--web.enable-remote-write-receiver",
    `--web.listen-address=127.0.0.1:${store}`,
    "--log.level=warn",
  ];
  return [{ name: "store", program: "prometheus", args, ready: `http://127.0.0.1:${store}/-/ready` }];
}

function victoriaMetrics({ store, rules, alertmanager: notified }) {
  const args = [
    "-storageDataPath=store",
    "-retentionPeriod=400d",
    `-httpListenAddr=127.0.0.1:${store}`,
    "-promscrape.config=prometheus.yml",
    "-promscrape.config.strictParse=false",
    // A snapshot that comes twice has the same timestamp: one of the two is kept.
    "-dedup.minScrapeInterval=1ms",
    // Samples come by themselves, with their own time: none is half of a scrape.
    "-search.latencyOffset=1s",
    "-loggerLevel=WARN",
  ];
  const address = `http://127.0.0.1:${store}`;
  const evaluate = [
    "-rule=rules/*.yml",
    `-datasource.url=${address}`,
    `-remoteWrite.url=${address}`,
    `-remoteRead.url=${address}`,
    `-notifier.url=http://127.0.0.1:${notified}`,
    "-evaluationInterval=15s",
    `-httpListenAddr=127.0.0.1:${rules}`,
    "-loggerLevel=WARN",
  ];
  return [
    { name: "store", program: "victoria-metrics", args, ready: `${address}/health` },
    { name: "rules", program: "vmalert", args: evaluate, ready: `http://127.0.0.1:${rules}/health` },
  ];
}

function alertmanager({ alertmanager: port }) {
  const args = [
    "--config.file=alertmanager.yml",
    "--storage.path=alertmanager",
    `--web.listen-address=127.0.0.1:${port}`,
    // Longer than the longest time after which it repeats itself.
    "--data.retention=360h",
    "--cluster.listen-address=",
    "--log.level=warn",
  ];
  return { name: "alertmanager", program: "prometheus-alertmanager", args, ready: `http://127.0.0.1:${port}/-/ready` };
}
