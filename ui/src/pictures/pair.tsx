import type { ComponentChildren } from "preact";

/**
 * Two pictures of one shape and size, beside or above each other, whichever makes them larger.
 *
 * `aspect` is width over height of each.
 */
export function Pair({ aspect, children }: { aspect: number; children: ComponentChildren }) {
  return (
    <div class="pair-room">
      <div class="pair" style={{ "--aspect": aspect }}>
        {children}
      </div>
    </div>
  );
}
