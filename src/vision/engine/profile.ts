/** One line of ONNX Runtime's profile; lines of category "Node" name the provider that computed the node. */
export interface ProfileEvent {
  readonly cat?: string;
  /** Microseconds. */
  readonly dur?: number;
  readonly args?: { readonly provider?: string };
}

/** The provider that did most of the work, and its share of all nodes' time, 0 to 1. */
export function providerInUse(profile: readonly ProfileEvent[]): { readonly provider: string; readonly share: number } {
  const times = new Map<string, number>();
  let total = 0;
  for (const { cat, dur = 0, args } of profile) {
    if (cat !== "Node" || !args?.provider) continue;
    times.set(args.provider, (times.get(args.provider) ?? 0) + dur);
    total += dur;
  }
  const [most] = [...times].sort(([, a], [, b]) => b - a);
  if (!most) return { provider: "none", share: 0 };
  const [provider, time] = most;
  return { provider, share: total > 0 ? time / total : 1 };
}
