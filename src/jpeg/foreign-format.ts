/** What a file is that is neither JPEG nor PNG; undefined if its first bytes tell nothing. Many such files hold a small JPEG preview. */
export function foreignFormat(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, LONGEST)).toString("hex");
  return SIGNATURES.find(([, signature]) => signature.test(head))?.[0];
}

const LONGEST = 12;

/** In hexadecimal. "....ftyp" begins the files of which only the brand that follows tells what they are. */
const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ["AVIF", brand("avif", "avis")],
  ["HEIC", brand("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1")],
  ["WebP", /^52494646.{8}57454250/],
  ["TIFF or raw", /^(49492[ab]00|4d4d002[ab])/],
  ["GIF", /^47494638/],
  ["BMP", /^424d/],
  ["JPEG XL", /^(ff0a|0000000c4a584c20)/],
  ["JPEG 2000", /^(0000000c6a5020|ff4fff51)/],
  ["PDF", /^25504446/],
];

function brand(...names: readonly string[]): RegExp {
  return new RegExp(`^.{8}66747970(${names.map((name) => Buffer.from(name).toString("hex")).join("|")})`);
}
