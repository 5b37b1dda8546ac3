/** The looks of a page. */
export const LOOKS = {
  match: () => (
    <>
      <rect class="ink" x="4" y="4" width="88" height="88" rx="28" />
      <path class="cut" d="M26 50 L42 66 L71 33" />
    </>
  ),
  stop: () => (
    <>
      <path class="ink" d="M31 4 H65 L92 31 V65 L65 92 H31 L4 65 V31 Z" />
      <path class="cut" d="M28 48 H68" />
    </>
  ),
  check: () => (
    <>
      <path class="ink" d="M48 8 L92 88 H4 Z" />
      <path class="cut" d="M48 36 V58" />
      <path class="cut" d="M48 73 V73.1" />
    </>
  ),
  off: () => (
    <>
      <path class="line" d="M10 30 H28 L36 20 H60 L68 30 H86 V78 H10 Z" />
      <circle class="line" cx="48" cy="53" r="15" />
      <path class="gap" d="M12 8 L84 90" />
      <path class="line" d="M12 8 L84 90" />
    </>
  ),
  starting: () => (
    <>
      <path class="line" d="M22 8 H74 M22 88 H74" />
      <path class="line" d="M30 8 V24 C30 40 66 56 66 72 V88" />
      <path class="line" d="M66 8 V24 C66 40 30 56 30 72 V88" />
    </>
  ),
  compare: () => (
    <>
      <path class="line" d="M6 26 H40 V70 H6 Z M56 26 H90 V70 H56 Z" />
      <path class="line" d="M48 10 V86" />
    </>
  ),
  counted: () => (
    <>
      <path class="line" d="M8 12 H88 V84 H8 Z" />
      <path class="line" d="M28 50 L42 64 L68 34" />
    </>
  ),
  eye: () => (
    <>
      <path class="line" d="M6 48 C22 22 74 22 90 48 C74 74 22 74 6 48 Z" />
      <circle class="ink" cx="48" cy="48" r="13" />
    </>
  ),
};
