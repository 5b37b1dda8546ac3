import type { Server as HttpServer } from "node:http";
import { Server as SocketServer } from "socket.io";
import { z } from "zod";
import { OVERRIDE_REASONS, WORDS_LIMIT } from "../domain/verdict/verdict.ts";
import { Fault } from "../errors.ts";
import type { Log } from "../log.ts";
import type {
  Acknowledgement,
  AcknowledgeResult,
  ClipCard,
  DeviceStatus,
  FromScreen,
  Hello,
  PlayResult,
  Shown,
  ToScreen,
  View,
} from "../protocol.ts";
import type { Desk } from "./desk.ts";
import type { Door } from "./origin.ts";

export interface Screens {
  show(view: View): void;
  preview(jpeg: Uint8Array): void;
  beat(device: DeviceStatus): void;
  /** Screens see a lost link and try again until a daemon answers. */
  close(): Promise<void>;
}

/** What a recorded camera lets a person choose. */
export interface Clips {
  readonly cards: readonly ClipCard[];
  choose(name: string | null): boolean;
}

export interface ScreenParts {
  readonly hello: Hello;
  readonly desk: Pick<Desk, "answer">;
  readonly clips?: Clips | undefined;
  readonly door: Door;
  readonly log: Log;
}

/**
 * The touchscreens on this HTTP server, any number of them, all showing the same.
 *
 * INVARIANTS: a screen is told `hello`, then the last view, then every later one in order; a preview is only
 * handed to a screen whose link has taken everything before it, so a slow screen loses pictures and never views.
 */
export function openScreens(http: HttpServer, { hello, desk, clips, door, log }: ScreenParts): Screens {
  const io = new SocketServer<FromScreen, ToScreen>(http, {
    transports: ["websocket"],
    serveClient: false,
    maxHttpBufferSize: 16 * 1024,
    // A screen that vanished without a word is let go after 10 s, so that what waits for it stays small.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    allowRequest: (request, decide) => {
      const problem = door.socket(request);
      decide(problem?.title, problem === undefined);
    },
  });
  let last: Shown | undefined;

  io.on("connection", (screen) => {
    screen.emit("hello", hello);
    if (last) screen.emit("view", last);
    screen.on("acknowledge", answering(acknowledge));
    screen.on("play", answering(play));
  });

  function acknowledge(message: unknown[]): AcknowledgeResult {
    const parsed = Message.safeParse(message);
    if (!parsed.success) return "refused";
    const [{ entry, answer }] = parsed.data;
    try {
      return desk.answer(entry, answer);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      log.error({ code: error.code, detail: error.detail, entry }, "an answer could not be recorded");
      return "refused";
    }
  }

  function play(message: unknown[]): PlayResult {
    const parsed = PlayMessage.safeParse(message);
    return hello.demo && parsed.success && clips?.choose(parsed.data[0]) ? "playing" : "refused";
  }

  return {
    show(view) {
      last = { sequence: (last?.sequence ?? 0) + 1, at: new Date().toISOString(), bundle: hello.bundle, view };
      io.emit("view", last);
    },
    preview: (jpeg) => void io.volatile.emit("preview", jpeg),
    beat: (device) => void io.emit("beat", { at: new Date().toISOString(), device }),
    close: () => io.close(),
  };
}

/** Hands the message on without the callback that a well-behaved screen puts last, and calls that with the result. */
function answering<Result>(take: (message: unknown[]) => Result): (...message: unknown[]) => void {
  return (...message) => {
    const reply = message.at(-1);
    if (typeof reply === "function") message.pop();
    const result = take(message);
    if (typeof reply === "function") reply(result);
  };
}

const PlayMessage = z.tuple([z.string().nullable()]);

/** One argument, nothing more: a page of ours never sends anything else. */
const Message: z.ZodType<[Acknowledgement]> = z.tuple([
  z.strictObject({
    entry: z.int().positive(),
    answer: z.discriminatedUnion("did", [
      z.strictObject({ did: z.literal("put-back") }),
      z.discriminatedUnion("reason", [
        z.strictObject({ did: z.literal("override"), reason: z.enum(OVERRIDE_REASONS) }),
        z.strictObject({ did: z.literal("override"), reason: z.literal("other"), words: z.string().trim().min(1).max(WORDS_LIMIT) }),
      ]),
      ...(["it-is-right", "it-is-wrong", "check-again", "looks-right", "looks-wrong"] as const).map((did) =>
        z.strictObject({ did: z.literal(did) }),
      ),
    ]),
  }),
]);
