export interface Quantity {
  readonly what: string;
  readonly value: number;
  /** "" for a ratio. */
  readonly unit: "" | "ms" | "frames/s" | "MiB" | "MiB per 1,000 frames";
}

/** A quantity that should be at most, or at least, so much. */
export interface Figure extends Quantity {
  readonly target: { readonly at: "most" | "least"; readonly value: number };
  readonly passed: boolean;
  /** The measurements that it was computed from. */
  readonly from: readonly Quantity[];
}

export function figure({ target, ...measured }: Omit<Figure, "passed">): Figure {
  const passed = target.at === "most" ? measured.value <= target.value : measured.value >= target.value;
  return { ...measured, target, passed };
}
