/** A sample of the standard normal distribution, of uniform numbers: Box and Muller, Annals of Mathematical Statistics 29, 1958. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
