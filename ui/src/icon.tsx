import type { JSX } from "preact";
import { LOOKS } from "./icons/looks.tsx";
import { TOOLS } from "./icons/tools.tsx";
import { WAITING } from "./icons/waiting.tsx";

const SHAPES = { ...LOOKS, ...WAITING, ...TOOLS } satisfies Record<string, () => JSX.Element>;
export type IconName = keyof typeof SHAPES;

/** One shape for each look and each thing to do, recognizable without its colour. Ink and ground come from where it stands. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" data-icon={name} viewBox="0 0 96 96" aria-hidden="true">
      {SHAPES[name]()}
    </svg>
  );
}
