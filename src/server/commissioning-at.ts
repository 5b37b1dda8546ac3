import type { Socket } from "socket.io";
import { z } from "zod";
import type { CommissionReply, CommissionRequest } from "../domain/commissioning.ts";
import type { FromScreen, ToScreen } from "../protocol.ts";
import type { Commissioner } from "./commissioning.ts";
import type { PinKeeper } from "./pin.ts";
import { openPinHold } from "./pin-hold.ts";

const CommissionMessage: z.ZodType<CommissionRequest> = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("begin") }),
  z.strictObject({ do: z.literal("answer"), answer: z.string().max(500) }),
  z.strictObject({ do: z.literal("finish") }),
]);

/** Lets one screen set the cabinet up: it says a PIN first, and is then told every step. Any screen that has a PIN may go on where another left. */
export function commissionAt(screen: Socket<FromScreen, ToScreen>, commissioner: Commissioner, pins: PinKeeper): void {
  const hold = openPinHold(pins);
  let silence = () => {};

  screen.on("unlock", (pin, reply) => {
    silence();
    const opened = hold.unlock(pin);
    if (opened === "open") {
      screen.emit("commissioning", commissioner.state());
      silence = commissioner.listen((state) => screen.emit("commissioning", state));
    }
    answer(reply, opened);
  });
  screen.on("commission", (message, reply) => answer(reply, commission(message)));
  screen.on("disconnect", () => silence());

  function commission(message: unknown): CommissionReply {
    if (hold.use() === undefined) return "locked";
    const { data } = CommissionMessage.safeParse(message);
    return data ? commissioner.ask(data) : "refused";
  }
}

function answer<Result>(reply: unknown, result: Result): void {
  if (typeof reply === "function") reply(result);
}
