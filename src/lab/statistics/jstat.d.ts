/** The part of jStat that is used here; the package comes without types. */
declare module "jstat" {
  const jStat: {
    sum(values: readonly number[]): number;
    /** Unbiased. */
    covariance(x: readonly number[], y: readonly number[]): number;
    /** `unbiased` divides by n - 1 instead of n. */
    variance(values: readonly number[], unbiased: boolean): number;
    /** From 1 for the smallest; ties share their mean rank. */
    rank(values: readonly number[]): number[];
    /** Ties share their mean rank; NaN when either side is constant. */
    spearmancoeff(x: readonly number[], y: readonly number[]): number;
    readonly beta: {
      /** The quantile function. */
      inv(probability: number, alpha: number, beta: number): number;
    };
  };
  export = jStat;
}
