/** The backbone's output: layer4 of ResNet-101, channel by channel, each `rows` x `columns`, row by row. */
export interface Features {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  /** channels x rows x columns numbers. */
  readonly values: Float32Array;
}
