import type { JSX } from "preact";
import type { WaitReason } from "../told.ts";

/** What to do with the pack in the tray, drawn: one picture for each reason. */
export const WAITING: Readonly<Record<WaitReason, () => JSX.Element>> = {
  empty: () => (
    <>
      <path class="line" d="M8 54 V80 H88 V54" />
      <path class="line" d="M48 10 V58" />
      <path class="line" d="M30 42 L48 60 L66 42" />
    </>
  ),
  "put-back": () => (
    <>
      <path class="line" d="M8 54 V80 H88 V54" />
      <path class="line" d="M48 60 V12" />
      <path class="line" d="M30 30 L48 12 L66 30" />
    </>
  ),
  moving: () => (
    <>
      <path class="line" d="M28 34 H68 V62 H28 Z" />
      <path class="line" d="M16 26 C9 40 9 56 16 70 M80 26 C87 40 87 56 80 70" />
      <path class="line" d="M26 16 C40 9 56 9 70 16 M26 80 C40 87 56 87 70 80" />
    </>
  ),
  "two-packs": () => (
    <>
      <path class="line" d="M8 40 H42 V84 H8 Z" />
      <path class="line faint" d="M54 40 H88 V84 H54 Z" />
      <path class="line" d="M71 28 V6 M60 16 L71 5 L82 16" />
    </>
  ),
  "cut-off": () => (
    <>
      <path class="line" d="M8 12 H66 V84 H8 Z" />
      <path class="line" d="M50 34 H90 V62 H50" />
      <path class="line" d="M40 48 H20 M30 38 L20 48 L30 58" />
    </>
  ),
  covered: () => (
    <>
      <path class="line" d="M8 38 H70 V84 H8 Z" />
      <path class="ink" d="M44 20 H88 V58 H44 Z" />
    </>
  ),
  blurred: () => (
    <>
      <path class="line" d="M10 30 C24 18 36 42 50 30 S74 18 86 30" />
      <path class="line" d="M10 50 C24 38 36 62 50 50 S74 38 86 50" />
      <path class="line" d="M10 70 C24 58 36 82 50 70 S74 58 86 70" />
    </>
  ),
  glare: () => (
    <>
      <path class="line" d="M8 46 H62 V86 H8 Z" />
      <circle class="ink" cx="66" cy="34" r="12" />
      <path class="line" d="M66 6 V12 M66 56 V62 M38 34 H44 M88 34 H94 M46 14 L50 18 M86 14 L82 18 M86 54 L82 50" />
    </>
  ),
  dark: () => <path class="ink" d="M62 8 A42 42 0 1 0 90 62 A34 34 0 0 1 62 8 Z" />,
};
