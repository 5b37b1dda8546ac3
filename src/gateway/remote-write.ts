import protobuf from "protobufjs/light.js";
import { compress } from "snappyjs";

export interface Label {
  readonly name: string;
  readonly value: string;
}

/** Samples of one series: its labels sorted by name, `__name__` among them; times in milliseconds since 1970. */
export interface Series {
  readonly labels: readonly Label[];
  readonly samples: readonly { readonly value: number; readonly timestamp: number }[];
}

/** The messages of remote-write 1.0, https://prometheus.io/docs/specs/prw/remote_write_spec/ */
const WriteRequest = protobuf.Root.fromJSON({
  nested: {
    WriteRequest: { fields: { timeseries: { rule: "repeated", type: "TimeSeries", id: 1 } } },
    TimeSeries: { fields: { labels: { rule: "repeated", type: "Label", id: 1 }, samples: { rule: "repeated", type: "Sample", id: 2 } } },
    Label: { fields: { name: { type: "string", id: 1 }, value: { type: "string", id: 2 } } },
    Sample: { fields: { value: { type: "double", id: 1 }, timestamp: { type: "int64", id: 2 } } },
  },
}).lookupType("WriteRequest");

export const WRITE_HEADERS = {
  "content-type": "application/x-protobuf",
  "content-encoding": "snappy",
  "x-prometheus-remote-write-version": "0.1.0",
} as const;

/** The body of a request that writes these series. */
export function encodeWrite(series: readonly Series[]): Uint8Array {
  return compress(WriteRequest.encode({ timeseries: series }).finish());
}
