/**
 * The ten digits of the U.S. National Drug Code within a GTIN of 14 digits, as in 0 03 NNNNNNNNNN C: GS1 gave the prefix 03 to drugs with
 * such a code. Undefined for any other GTIN. (GS1 General Specifications, section 1.4; FDA, 21 CFR 207.33)
 */
export function ndcOf(gtin: string): string | undefined {
  return /^\d03(\d{10})\d$/.exec(gtin)?.[1];
}
