/**
 * Runs before each file of tests: whatever a server answers to `fetch` is held against the published document, which is made once
 * something is fetched, as most files fetch nothing.
 */
const plain = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const response = await plain(input, init);
  const url = input instanceof Request ? input.url : String(input);
  const method = init?.method ?? (input instanceof Request ? input.method : "GET");
  const { undocumented } = await import("./documented.ts");
  const fault = await undocumented(method, url, response);
  if (fault) throw new Error(`${method} ${url} answered what its document does not say: ${fault}`);
  return response;
};

export {};
