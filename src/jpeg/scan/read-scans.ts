import { refuseForeignFrame } from "../foreign-frame.ts";
import { type FrameHeader, isFrameHeader, readFrameHeader } from "../frame-header.ts";
import { START_OF_SCAN } from "../markers.ts";
import { segmentsOf } from "../segments.ts";
import { isFiller, type Surplus } from "../surplus.ts";
import { readScan } from "./baseline/read-scan.ts";
import { type Completeness, openCompleteness } from "./completeness.ts";
import { refuseDrift } from "./drift.ts";
import { type Plane, planesOf } from "./planes.ts";
import { openProgress, type Progress, readProgressiveScan } from "./progressive/read-scan.ts";
import { openTables, readTables } from "./tables.ts";

/** More than this between two segments is not one of the known camera quirks. */
const STRAY_BYTES = 64;

/**
 * Reads all scans of a complete JPEG file as strictly as possible. Returns the bytes that belong to no part of it.
 * Throws Error if any of the picture is missing or damaged.
 */
export function readScans(jpeg: Uint8Array): readonly Surplus[] {
  const tables = openTables();
  let header: FrameHeader | undefined;
  let planes: Plane[] = [];
  let progress: Progress | undefined;
  let completeness: Completeness | undefined;
  const surplus: Surplus[] = [];
  for (const segment of segmentsOf(jpeg)) {
    const stray = jpeg.subarray(segment.gap, segment.at);
    if (stray.length > STRAY_BYTES && !isFiller(stray)) throw new Error("between its headers something is damaged");
    if (stray.length > 0) surplus.push({ from: segment.gap, to: segment.at });
    refuseForeignFrame(segment);
    readTables(segment, tables);
    if (isFrameHeader(segment)) {
      if (header) throw new Error("a second picture begins inside it");
      header = readFrameHeader(segment);
      planes = planesOf(header);
      progress = header.progressive ? openProgress(planes) : undefined;
      completeness = openCompleteness(header);
    } else if (segment.code === START_OF_SCAN) {
      if (!header) throw new Error("it has no frame header");
      completeness?.add(segment.payload);
      if (progress) readProgressiveScan(jpeg, segment, progress, tables);
      else surplus.push(...readScan(jpeg, segment, planes, tables));
    }
  }
  if (!header) throw new Error("it has no frame header");
  completeness?.refuseGaps();
  refuseDrift(planes, tables);
  return surplus;
}
