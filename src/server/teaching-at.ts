import type { Socket } from "socket.io";
import { z } from "zod";
import { REVEALS } from "../domain/item.ts";
import type { Teaching, TeachReply, TeachRequest, UnlockReply } from "../domain/teaching.ts";
import { Fault } from "../errors.ts";
import type { FromScreen, ToScreen } from "../protocol.ts";
import type { Pharmacy } from "./pharmacy.ts";
import type { PinKeeper } from "./pin.ts";
import { openPinHold } from "./pin-hold.ts";

const line = z.string().max(120);
const id = z.string().max(200);

export const MedicineMessage = z.strictObject({
  name: line,
  strength: line,
  form: line,
  gtins: z.array(z.string().max(14)).max(20),
  lookAlikes: z.array(id).max(40),
  reveal: z.enum(REVEALS),
});

export const TeachMessage: z.ZodType<TeachRequest> = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("begin"), medicine: MedicineMessage }),
  ...(["next", "save", "leave", "roll-back"] as const).map((asked) => z.strictObject({ do: z.literal(asked) })),
  z.strictObject({ do: z.literal("change"), item: id, medicine: MedicineMessage }),
  z.strictObject({ do: z.literal("retire"), item: id }),
]) as z.ZodType<TeachRequest>;

/**
 * Lets one screen teach: it says a PIN first, and is then told every step. What a second screen begins while the first one teaches is
 * refused as busy.
 */
export function teachAt(screen: Socket<FromScreen, ToScreen>, pharmacy: Pharmacy, pins: PinKeeper): void {
  const hold = openPinHold(pins);
  let teaches = false;

  /** Once the screen is locked, nothing more is told. */
  function tell(teaching: Teaching): void {
    if (hold.isOpen()) screen.emit("teaching", teaching);
  }

  function unlock(pin: unknown): UnlockReply {
    const opened = hold.unlock(pin);
    if (opened === "open") tell(pharmacy.teaching());
    return opened;
  }

  async function teach(message: unknown): Promise<TeachReply> {
    const by = hold.use();
    if (by === undefined) return { refused: "locked", why: "Enter a PIN first." };
    const parsed = TeachMessage.safeParse(message);
    if (!parsed.success) return { refused: "invalid", why: z.prettifyError(parsed.error) };
    const request = parsed.data;
    if (request.do === "leave" && !teaches) return "done";
    if (request.do === "begin" && !teaches && pharmacy.teaching().step !== "resting" && pharmacy.teaching().step !== "ended")
      return { refused: "busy", why: "Another screen teaches a medicine." };
    if (request.do === "begin") {
      teaches = true;
      pharmacy.listen(tell);
    }
    const reply = await pharmacy.ask(request, { by, via: "screen" }).catch(refusedByFault);
    tell(pharmacy.teaching());
    return reply;
  }

  screen.on("unlock", (pin, reply) => answer(reply, () => Promise.resolve(unlock(pin))));
  screen.on("teach", (request, reply) => answer(reply, () => teach(request)));
  screen.on("disconnect", () => {
    if (teaches) pharmacy.leave();
  });
}

function answer<Result>(reply: unknown, take: () => Promise<Result>): void {
  void take().then((result) => typeof reply === "function" && reply(result));
}

function refusedByFault(error: unknown): TeachReply {
  if (error instanceof Fault) return { refused: "fault", why: error.message };
  throw error;
}
