import type { Machine } from "./machine.ts";

const ASKED = ["ActiveState", "SubState", "StatusText", "MainPID", "NRestarts", "Result", "ExecMainStatus"] as const;

export type UnitState = Readonly<Record<(typeof ASKED)[number], string>>;

/** What systemd says about a unit on that machine. */
export async function unitState(machine: Machine, unit: string): Promise<UnitState> {
  const said = await machine.run("systemctl", "show", unit, ...ASKED.map((name) => `--property=${name}`));
  const values = new Map(said.split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  return Object.fromEntries(ASKED.map((name) => [name, values.get(name) ?? ""])) as UnitState;
}
