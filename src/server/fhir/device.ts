import type { Device } from "fhir/r4.js";
import type { AvailabilityRecord, RecordEntry, StartRecord } from "../../domain/verdict/record.ts";
import { DEVICE_ID, ourIdentifier } from "./systems.ts";

/** The device as it last started, and whether it could give verdicts when that was last written down. */
export function deviceOf(
  { at, record: { version, bundle } }: RecordEntry<StartRecord>,
  availability: RecordEntry<AvailabilityRecord> | undefined,
): Device {
  const isAvailable = availability?.record.available ?? false;
  return {
    resourceType: "Device",
    id: DEVICE_ID,
    meta: { lastUpdated: availability && availability.at > at ? availability.at : at },
    status: isAvailable ? "active" : "inactive",
    statusReason: [{ coding: [{ system: STATUS_REASON, code: isAvailable ? "online" : "not-ready" }] }],
    deviceName: [{ name: "Blisterscope", type: "model-name" }],
    type: { text: "Camera check of blister packs in a dispensing cabinet; research software, not a medical device" },
    version: [
      { type: { text: "software" }, value: version },
      { type: { text: "model bundle" }, component: ourIdentifier("bundle", bundle), value: bundle },
    ],
  };
}

const STATUS_REASON = "http://terminology.hl7.org/CodeSystem/device-status-reason";
