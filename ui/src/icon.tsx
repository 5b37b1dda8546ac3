import type { JSX } from "preact";

type IconName = "starting" | "tray" | "eye" | "match" | "stop" | "check" | "off";

/** One shape for each look, recognizable without its colour. Ink and ground come from the panel. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" data-icon={name} viewBox="0 0 96 96" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}

const SHAPES: Record<IconName, JSX.Element> = {
  match: (
    <>
      <rect class="ink" x="4" y="4" width="88" height="88" rx="28" />
      <path class="cut" d="M26 50 L42 66 L71 33" />
    </>
  ),
  stop: (
    <>
      <path class="ink" d="M31 4 H65 L92 31 V65 L65 92 H31 L4 65 V31 Z" />
      <path class="cut" d="M28 48 H68" />
    </>
  ),
  check: (
    <>
      <path class="ink" d="M48 10 L91 86 H5 Z" stroke-linejoin="round" />
      <path class="cut" d="M48 36 V58" />
      <path class="cut" d="M48 72 V72.1" />
    </>
  ),
  off: (
    <>
      <path class="line" d="M10 30 H28 L36 20 H60 L68 30 H86 V78 H10 Z" />
      <circle class="line" cx="48" cy="53" r="15" />
      <path class="gap" d="M12 8 L84 90" />
      <path class="line" d="M12 8 L84 90" />
    </>
  ),
  starting: (
    <>
      <path class="line" d="M22 8 H74 M22 88 H74" />
      <path class="line" d="M30 8 V24 C30 40 66 56 66 72 V88" />
      <path class="line" d="M66 8 V24 C66 40 30 56 30 72 V88" />
    </>
  ),
  tray: (
    <>
      <path class="line" d="M8 54 V80 H88 V54" />
      <path class="line" d="M48 10 V58" />
      <path class="line" d="M30 42 L48 60 L66 42" />
    </>
  ),
  eye: (
    <>
      <path class="line" d="M6 48 C22 22 74 22 90 48 C74 74 22 74 6 48 Z" />
      <circle class="ink" cx="48" cy="48" r="13" />
    </>
  ),
};
