export interface Quantity {
  readonly what: string;
  readonly value: number;
  /** "" for a ratio. */
  readonly unit: "" | "ms" | "frames/s" | "MiB" | "MiB per 1,000 frames";
}

/** A quantity with an upper or lower target. */
export interface Figure extends Quantity {
  readonly target: { readonly at: "most" | "least"; readonly value: number };
  readonly passed: boolean;
  /** The measurements behind it. */
  readonly from: readonly Quantity[];
}

/** "1.253", "27.41 ms", "38.2 frames/s". */
export function inWords({ value, unit }: Quantity): string {
  return unit === "" ? value.toFixed(3) : `${value.toFixed(unit === "ms" ? 2 : 1)} ${unit}`;
}

export function figure({ target, ...measured }: Omit<Figure, "passed">): Figure {
  const passed = target.at === "most" ? measured.value <= target.value : measured.value >= target.value;
  return { ...measured, target, passed };
}
