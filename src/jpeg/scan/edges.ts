const COEFFICIENTS = 64;

/** What each coefficient, in zigzag order, adds along a block's upper and lower edge: the waves that run down the block add there in full. */
export const AT_TOP = new Float64Array(COEFFICIENTS);
export const AT_BOTTOM = new Float64Array(COEFFICIENTS);
for (const [index, k] of [2, 3, 9, 10, 20, 21, 35].entries()) {
  AT_TOP[k] = Math.SQRT2;
  AT_BOTTOM[k] = index % 2 === 0 ? -Math.SQRT2 : Math.SQRT2;
}
