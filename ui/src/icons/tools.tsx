/** What a button does. */
export const TOOLS = {
  language: () => (
    <>
      <circle class="line" cx="48" cy="48" r="40" />
      <path class="line" d="M8 48 H88 M48 8 C28 30 28 66 48 88 M48 8 C68 30 68 66 48 88" />
    </>
  ),
  technician: () => (
    <path
      class="line"
      d="M60 12 A24 24 0 0 0 38 44 L10 72 A8 8 0 0 0 10 78 L18 86 A8 8 0 0 0 24 86 L52 58 A24 24 0 0 0 84 36 L70 50 L56 40 L46 26 Z"
    />
  ),
  clean: () => (
    <>
      <path class="line" d="M48 8 C66 32 76 46 76 60 A28 28 0 0 1 20 60 C20 46 30 32 48 8 Z" />
      <path class="line" d="M36 62 A13 13 0 0 0 48 74" />
    </>
  ),
  why: () => (
    <>
      <circle class="line" cx="40" cy="40" r="30" />
      <path class="line" d="M62 62 L88 88" />
    </>
  ),
  back: () => <path class="line" d="M86 48 H14 M42 18 L12 48 L42 78" />,
  turn: () => (
    <>
      <path class="line" d="M14 42 A36 36 0 0 1 80 32 M82 54 A36 36 0 0 1 16 64" />
      <path class="line" d="M84 12 V34 H62 M12 84 V62 H34" />
    </>
  ),
  end: () => <path class="line" d="M18 18 L78 78 M78 18 L18 78" />,
  badge: () => (
    <>
      <path class="line" d="M12 22 H84 V82 H12 Z M40 22 V8 H56 V22" />
      <circle class="ink" cx="34" cy="46" r="8" />
      <path class="line" d="M22 68 C24 58 44 58 46 68 M58 46 H72 M58 62 H72" />
    </>
  ),
  kind: () => <path class="line" d="M28 10 V84 M10 66 L28 86 L46 66 M68 86 V12 M50 30 L68 10 L86 30" />,
  packs: () => <path class="line" d="M8 34 H64 V86 H8 Z M24 34 V12 H88 V66 H64" />,
  demo: () => <path class="line" d="M26 12 L80 48 L26 84 Z" />,
  "self-test": () => (
    <>
      <path class="line" d="M20 10 H76 V86 H20 Z" />
      <path class="line" d="M32 34 L40 42 L54 26 M32 64 L40 72 L54 56 M62 36 H66 M62 66 H66" />
    </>
  ),
  maintenance: () => <path class="line" d="M48 8 L90 84 H6 Z M48 34 V58 M48 68 V72" />,
  sound: () => (
    <>
      <path class="ink" d="M8 34 H26 L50 14 V82 L26 62 H8 Z" />
      <path class="line" d="M64 32 C72 42 72 54 64 64 M76 20 C90 38 90 58 76 76" />
    </>
  ),
  silent: () => (
    <>
      <path class="ink" d="M8 34 H26 L50 14 V82 L26 62 H8 Z" />
      <path class="line" d="M64 36 L88 60 M88 36 L64 60" />
    </>
  ),
};
