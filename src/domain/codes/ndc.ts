/**
 * The ten digits of the U.S. National Drug Code within a GTIN of 14 digits, as in 0 03 NNNNNNNNNN C: the GS1 prefix 03 belongs to
 * the drugs with such a code (21 CFR 207.33). Undefined for any other GTIN.
 */
export function ndcOf(gtin: string): string | undefined {
  return /^\d03(\d{10})\d$/.exec(gtin)?.[1];
}
