/**
 * Cosine between the means of two photographs' views, in the whitened space, from which on they are taken to show the same face.
 * Measured on 13 photographs of real packs beside rendered ones: photographs of one face 0.72 to 0.99 (46 pairs, median 0.87),
 * of different products at most 0.46; rendered look-alikes of one maker up to 0.61, those that differ in small print alone from 0.89 on.
 */
export const SAME = 0.7;

/**
 * A new photograph of a face lies farther from the mean of the face's views than a view of the same photograph does: its cosine
 * is about this share of the view's (0.83 of 0.96 on real packs, 0.86 of 0.96 on rendered ones).
 */
export const NEW_PHOTOGRAPH = 0.86;
