const MOST = 20;

/** How many pictures or packs were left out, and which. */
export function leftOutLine(names: readonly string[]): string {
  const more = names.length > MOST ? `, and ${names.length - MOST} more` : "";
  return `left out: ${names.length} (${names.slice(0, MOST).join(", ")}${more})`;
}
