import { type FrameHeader, isFrameHeader, readFrameHeader } from "./frame-header.ts";
import { ADOBE, BASELINE, COLOUR_PROFILE, HUFFMAN_TABLES, START_OF_SCAN } from "./markers.ts";
import { segmentsOf } from "./segments.ts";

/** Samplings of colour, as the samples per unit of the brightness; the colours have one. */
const SAMPLINGS = ["1x1", "2x1", "2x2"];

/**
 * Whether a sound JPEG file is of the kind that nearly every camera sends: baseline, red, green and blue told as brightness and
 * two colours, all in one scan, with its own Huffman tables and no colour profile.
 */
export function isOrdinary(jpeg: Uint8Array): boolean {
  const segments = [...segmentsOf(jpeg)];
  const count = (code: number): number => segments.filter((segment) => segment.code === code).length;
  const frame = segments.find(isFrameHeader);
  return (
    frame?.code === BASELINE &&
    hasOrdinaryComponents(readFrameHeader(frame)) &&
    count(START_OF_SCAN) === 1 &&
    segments.at(-1)?.payload[0] === 3 &&
    count(HUFFMAN_TABLES) > 0 &&
    count(COLOUR_PROFILE) + count(ADOBE) === 0
  );
}

function hasOrdinaryComponents({ components }: FrameHeader): boolean {
  const [brightness, ...colours] = components;
  return (
    components.map(({ id }) => id).join() === "1,2,3" &&
    SAMPLINGS.includes(`${brightness?.across}x${brightness?.down}`) &&
    colours.every(({ across, down }) => across === 1 && down === 1)
  );
}
