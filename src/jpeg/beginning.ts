/** A brand in HEIC's and AVIF's files ends here. */
const LONGEST = 12;

/** A file's first bytes in hexadecimal, as many as tell its format. */
export function beginningOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, LONGEST)).toString("hex");
}
