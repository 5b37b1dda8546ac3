import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Check } from "../../domain/self-test/check.ts";

interface Options {
  /** The types of the zones that may be read: on some boards the others hang. */
  readonly zones: readonly string[];
  /** Degrees Celsius. */
  readonly limit: number;
  /** Where Linux shows the zones. */
  readonly root?: string;
}

/** A zone that has not answered by then is unknown. */
const PATIENCE_MS = 500;

/** The hottest of the allowed zones; nothing where none of them tells. */
export async function checkThermal({ limit, ...where }: Options): Promise<readonly Check[]> {
  const hottest = await hottestZone(where);
  return hottest ? [atMost("thermal.hottest", hottest.celsius, limit, hottest.type)] : [];
}

/** Undefined where none of the allowed zones tells. */
export async function hottestZone({ zones, root = "/sys/class/thermal" }: Omit<Options, "limit">): Promise<Zone | undefined> {
  if (zones.length === 0) return undefined;
  const names = await readdir(root).catch(() => []);
  const read = names.filter((name) => name.startsWith("thermal_zone")).map((name) => temperatureOf(join(root, name), zones));
  const known = (await Promise.all(read)).filter((zone) => zone !== undefined);
  return known.reduce<Zone | undefined>((most, next) => (most && most.celsius >= next.celsius ? most : next), undefined);
}

interface Zone {
  readonly type: string;
  readonly celsius: number;
}

async function temperatureOf(zone: string, allowed: readonly string[]): Promise<Zone | undefined> {
  const type = (await textOf(join(zone, "type")))?.trim();
  if (type === undefined || !allowed.includes(type)) return undefined;
  const thousandths = Number(await textOf(join(zone, "temp")));
  // 0 and -256 °C are what a sensor says that is switched off.
  return Number.isFinite(thousandths) && thousandths > 0 ? { type, celsius: thousandths / 1000 } : undefined;
}

function textOf(file: string): Promise<string | undefined> {
  const text = readFile(file, "utf8").catch(() => undefined);
  return Promise.race([text, sleep(PATIENCE_MS, undefined, { ref: false })]);
}
