import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";

const HERE = join(import.meta.dirname, "..");

const GATEWAYS = ["gateway-1", "gateway-2"];
const OPERATOR = "operations";

/** The three cabinets: a site with two, and one with one. */
export const PLACES = ["demo/east/cabinet-1", "demo/east/cabinet-2", "demo/west/cabinet-3"];

/**
 * Writes into the folder what the parts read: certificates (kept when they are there), the files beside this one with their ports, and a
 * configuration for each gateway and each cabinet, whether it will run or not, and for an operator who may command them.
 *
 * @param {{ folder: string, ports: ReturnType<typeof import("./ports.js").portsFrom>, cabinet: object }} options
 */
export function prepare({ folder, ports, cabinet }) {
  for (const name of ["broker", "log", "run", "targets"]) mkdirSync(join(folder, name), { recursive: true });
  certify(join(folder, "certificates"));
  for (const name of ["rules", "prometheus.yml", "broker.acl"]) cpSync(join(HERE, name), join(folder, name), { recursive: true });
  copy("mosquitto.conf", (text) => `${localPorts(text)}user ${userInfo().username}\n`);
  copy("alertmanager.yml", (text) => text.replaceAll("127.0.0.1:9095", `127.0.0.1:${ports.receiver}`));
  for (const [nth, name] of GATEWAYS.entries()) writeJson(`${name}.json`, gatewayConfig(name, ports.gateways[nth], ports));
  for (const [nth, place] of PLACES.entries()) writeJson(`cabinet-${nth + 1}.json`, cabinetConfig(place, nth, { ports, cabinet }));
  writeJson("operator.json", {
    name: OPERATOR,
    signingKeyFile: `certificates/operators/${OPERATOR}-signing.key`,
    broker: connection(ports.broker, `operators/${OPERATOR}`),
  });
  writeJson("targets/gateways.json", [{ targets: ports.gateways.map((port) => `127.0.0.1:${port}`) }]);
  writeJson("targets/alertmanagers.json", [{ targets: [`127.0.0.1:${ports.alertmanager}`] }]);

  function localPorts(text) {
    return text
      .replace("listener 8883", `listener ${ports.broker} 127.0.0.1`)
      .replace("listener 8884", `listener ${ports.inside} 127.0.0.1`);
  }

  function copy(name, change) {
    writeFileSync(join(folder, name), change(readFileSync(join(HERE, name), "utf8")));
  }

  function writeJson(name, value) {
    writeFileSync(join(folder, name), JSON.stringify(value, null, 2));
  }
}

function gatewayConfig(name, port, ports) {
  const store = `http://127.0.0.1:${ports.store}/api/v1`;
  return {
    server: { port },
    broker: { ...connection(ports.inside, `gateways/${name}`), clientId: name },
    store: { writeUrl: `${store}/write`, queryUrl: `${store}/query` },
  };
}

/** What was asked for with --cabinet; the name, the data and the port are its own. */
function cabinetConfig(place, nth, { ports, cabinet }) {
  const [tenant, site, name] = place.split("/");
  const operators = [
    { name: OPERATOR, publicKeyFile: `certificates/operators/${OPERATOR}-signing.pem`, may: ["self-test", "diagnostics"] },
  ];
  const fleet = { ...connection(ports.broker, `cabinets/${place}`), operators, ...cabinet.fleet, tenant, site, cabinet: name };
  return { ...cabinet, dataDir: `data-${name}`, server: { port: ports.cabinets[nth] }, fleet };
}

function connection(port, own) {
  return {
    url: `mqtts://localhost:${port}`,
    caFile: "certificates/authority.pem",
    certFile: `certificates/${own}.pem`,
    keyFile: `certificates/${own}.key`,
  };
}

function certify(folder) {
  const make = (...words) => execFileSync(join(HERE, "certificates"), [folder, ...words], { stdio: "inherit" });
  if (!existsSync(join(folder, "authority.pem"))) make("authority");
  if (!existsSync(join(folder, "broker.pem"))) make("broker", "localhost", "127.0.0.1");
  for (const name of GATEWAYS) if (!existsSync(join(folder, "gateways", `${name}.pem`))) make("gateway", name);
  if (!existsSync(join(folder, "operators", `${OPERATOR}.pem`))) make("operator", OPERATOR);
  for (const place of PLACES) if (!existsSync(join(folder, "cabinets", `${place}.pem`))) make("cabinet", place);
}
