import type { Level } from "../../../src/domain/watch/need.ts";

/** One shape for each level, recognizable without its colour. */
export function Mark({ level }: { level: Level }) {
  return (
    <svg class="mark" data-level={level} viewBox="0 0 24 24" aria-hidden="true">
      {SHAPES[level]}
    </svg>
  );
}

const SHAPES = {
  off: (
    <>
      <path class="ground" d="M8 1h8l7 7v8l-7 7H8l-7-7V8z" />
      <path class="stroke" d="M7 12h10" />
    </>
  ),
  warns: (
    <>
      <path class="ground" d="M12 1.5 23.5 22H.5z" />
      <path class="stroke" d="M12 9v6M12 18v.5" />
    </>
  ),
  well: <circle class="ring" cx="12" cy="12" r="9" />,
};
