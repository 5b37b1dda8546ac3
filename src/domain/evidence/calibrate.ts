/**
 * Softmax of logit / scale: one probability per logit, adding up to 1. A scale of 0 (nothing seen) makes them all equal.
 *
 * In this program the logits are cosines and the scale is the temperature, so that a picture's contrast does not make it more
 * certain. The temperature is fitted on held-out pictures (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017).
 */
export function softmax(logits: readonly number[], scale: number): number[] {
  const scaled = logits.map((logit) => (scale > 0 ? logit / scale : 0));
  const largest = Math.max(...scaled);
  const powers = scaled.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
