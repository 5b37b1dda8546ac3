const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "short" });
const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** "3 hr. ago"; below a minute "now". */
export function ago(at: string, nowMs: number): string {
  const seconds = (nowMs - Date.parse(at)) / 1_000;
  const [unit, length] = UNITS.find(([, least]) => seconds >= least) ?? [];
  return unit === undefined ? "now" : relative.format(-Math.floor(seconds / length), unit);
}

export function moment(at: string): string {
  return absolute.format(new Date(at));
}
