/** The program sends no credentials but its signature. */
export function isBare(url: string): boolean {
  const { username, password, hash } = new URL(url);
  return username === "" && password === "" && hash === "";
}
