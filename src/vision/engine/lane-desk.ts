import type { Duplex } from "node:stream";
import type { NetworkName } from "./engine-job.ts";
import { type LanePlan, networkOf } from "./lanes.ts";

interface Lane {
  readonly network: NetworkName;
  readonly pipe: Duplex;
  busy: boolean;
}

interface Options {
  readonly lanes: readonly LanePlan[];
  /** One for each lane: a byte is a slot's number, there and back. */
  readonly pipes: readonly Duplex[];
  /** The place of the lane for lone crops. */
  readonly alone: number;
  /** The slot's answer can be read. */
  answered(network: NetworkName, slot: number): void;
}

/**
 * Hands the pictures in the slots out to the engine's lanes. A crop that comes alone goes to the lane with the most threads; crops that
 * come while others are under way are computed side by side.
 *
 * INVARIANTS: A lane has one slot at a time. Crops are taken in the order in which they came.
 */
export function openLaneDesk({ lanes: plans, pipes, alone, answered }: Options): (network: NetworkName, slot: number) => void {
  const waiting: Readonly<Record<NetworkName, number[]>> = { backbone: [], locator: [] };
  const lanes = plans.map((one, index): Lane => ({ network: networkOf(one), pipe: pipes[index] as Duplex, busy: false }));
  const queue = lanes.filter((_, index) => plans[index]?.turn === "queue");
  const trays = lanes.filter(({ network }) => network === "locator");
  for (const lane of lanes) lane.pipe.on("data", ([slot]: Uint8Array) => finish(lane, slot as number));

  function finish(lane: Lane, slot: number): void {
    lane.busy = false;
    handOut();
    answered(lane.network, slot);
  }

  function handOut(): void {
    for (let lane = laneForCrop(); lane; lane = laneForCrop()) begin(lane);
    const tray = trays.find(({ busy }) => !busy);
    if (tray && waiting.locator.length > 0) begin(tray);
  }

  function begin(lane: Lane): void {
    lane.busy = true;
    lane.pipe.write(Uint8Array.of(waiting[lane.network].shift() as number));
  }

  /** The lane for the crop that has waited longest; none when there is no crop or it has to wait. */
  function laneForCrop(): Lane | undefined {
    const computing = lanes.filter(({ network, busy }) => network === "backbone" && busy).length;
    const next = queue.find(({ busy }) => !busy);
    if (waiting.backbone.length === 0) return undefined;
    if (computing === 0 && (waiting.backbone.length === 1 || !next)) return lanes[alone];
    return computing < queue.length ? next : undefined;
  }

  return (network, slot) => {
    waiting[network].push(slot);
    handOut();
  };
}
