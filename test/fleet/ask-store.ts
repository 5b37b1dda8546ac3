interface Answered {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: readonly [seconds: number, value: string];
  readonly values?: readonly (readonly [seconds: number, value: string])[];
}

/** All series that the store answers with: one value each, or, for a range such as `x[5m]`, each sample as it is kept. */
export async function askAll(store: string, expression: string): Promise<readonly Answered[]> {
  const response = await asked(`${store}/api/v1/query?${new URLSearchParams({ query: expression })}`);
  if (!response.ok) throw new Error(`${expression}: ${response.status} ${await response.text()}`);
  const { data } = (await response.json()) as { data: { result: readonly Answered[] } };
  return data.result;
}

/** The first value that the store answers with, 0 for none. */
export async function ask(store: string, expression: string): Promise<number> {
  return Number((await askAll(store, expression))[0]?.value?.[1] ?? 0);
}

/** The sum of all series of that name that a gateway or a store shows of itself. */
export async function shown(address: string, name: string): Promise<number> {
  const text = await (await asked(`${address}/metrics`)).text();
  const values = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "gm"))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

/** Once more where it fails: a connection that was kept may be closed just as it is used again. */
function asked(url: string): Promise<Response> {
  return fetch(url).catch(() => fetch(url));
}
