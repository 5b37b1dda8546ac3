/** What came of a file: how many medicines it changes, leaves as they are, or does not name; or the daemon's own sentence. */
export type FileTaken =
  | { readonly outcome: "taken"; readonly changed: number; readonly unchanged: number; readonly unnamed: number }
  | { readonly outcome: "refused"; readonly why: string }
  | { readonly outcome: "unheard" };

/** Hands the daemon an edited formulary. It is larger than a message of the screen may be, so it goes the host's way. */
export async function takeFile(file: Blob, pin: string): Promise<FileTaken> {
  const headers = { "content-type": "text/csv", "pharmacy-pin": pin };
  const response = await fetch("/v1/formulary.csv", { method: "PUT", headers, body: file }).catch(() => undefined);
  if (!response) return { outcome: "unheard" };
  const answer = await response.json();
  if (!response.ok) return { outcome: "refused", why: answer.detail };
  const { changed, unchanged, unnamed } = answer;
  return { outcome: "taken", changed: changed.length, unchanged, unnamed: unnamed.length };
}
