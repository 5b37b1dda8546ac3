import { once } from "node:events";
import type { Medicine, Teaching, TeachRequest } from "../../src/domain/teaching.ts";
import type { Screen } from "./screen.ts";

export const PIN = "482913";

/** More frames than the daemon has under way at once. */
const UNDER_WAY = 10;

export type Technician = ReturnType<typeof technicianAt>;

/** A pharmacy technician at a screen without glass. */
export function technicianAt({ socket }: Pick<Screen, "socket">) {
  const steps: Teaching[] = [];
  socket.on("teaching", (teaching) => steps.push(teaching));

  async function sees<Step extends Teaching["step"]>(
    step: Step,
    which: (teaching: Extract<Teaching, { step: Step }>) => boolean = () => true,
  ): Promise<Extract<Teaching, { step: Step }>> {
    for (;;) {
      const latest = steps.at(-1);
      if (latest?.step === step && which(latest as never)) return latest as never;
      await once(socket as never, "teaching");
    }
  }

  /** Waits until enough of this side was seen. */
  async function seen(side: 1 | 2): Promise<void> {
    await (side === 1 ? sees("showing", (teaching) => teaching.side === 2) : sees("review"));
  }

  /** Waits until the device has seen more frames than are under way at once. */
  async function fresh(): Promise<void> {
    const [{ device }] = await once(socket as never, "beat");
    for (let frames = device.camera.frames; frames < device.camera.frames + UNDER_WAY; ) {
      const [beat] = await once(socket as never, "beat");
      frames = beat.device.camera.frames;
    }
  }

  return {
    steps,
    sees,
    unlock: (pin = PIN) => socket.emitWithAck("unlock", pin),
    ask: (request: TeachRequest) => socket.emitWithAck("teach", request),
    fresh,
    /** Takes everything out of the tray, and waits until no frame that shows it is under way any more. */
    async clear(): Promise<void> {
      await socket.emitWithAck("play", "empty");
      await fresh();
    },
    /** Lays the pack of that clip down in one way after the other, until the device has seen enough of this side. */
    async show(side: 1 | 2, clip: string): Promise<void> {
      await socket.emitWithAck("play", clip);
      await seen(side);
    },
    /** Takes the pack up and lays it down as in the next clip once the device has taken a picture; as many as it wants of a side. */
    async showEach(side: 1 | 2, clips: readonly string[]): Promise<void> {
      for (const [before, clip] of clips.entries()) {
        await socket.emitWithAck("play", "empty");
        await sees("showing", ({ because }) => because === "empty");
        await socket.emitWithAck("play", clip);
        await (before + 1 < clips.length ? sees("showing", ({ taken }) => taken > before) : seen(side));
      }
    },
  };
}

export function medicineNamed(name: string, changes: Partial<Medicine> = {}): Medicine {
  return { name, strength: "10 mg", form: "tablet", gtins: [], lookAlikes: [], reveal: "immediate", ...changes };
}
