import type { Server as HttpServer } from "node:http";
import { Server as SocketServer } from "socket.io";
import type { z } from "zod";
import type { ClipCard } from "../domain/clip.ts";
import { Fault } from "../errors.ts";
import type { Log } from "../log.ts";
import type { DeviceStatus, FromScreen, Hello, ScanResult, Shown, ToScreen, View } from "../protocol.ts";
import type { Commissioner } from "./commissioning.ts";
import { commissionAt } from "./commissioning-at.ts";
import type { Desk } from "./desk.ts";
import { echoOf } from "./echo.ts";
import type { Maintenance } from "./maintenance.ts";
import { AcknowledgeMessage, BadgeMessage, EndMessage, MaintainMessage, PlayMessage, ScanMessage, SelfTestMessage } from "./messages.ts";
import type { Door } from "./origin.ts";
import type { Pharmacy } from "./pharmacy.ts";
import type { PinKeeper } from "./pin.ts";
import type { SelfTests } from "./self-tests.ts";
import { teachAt } from "./teaching-at.ts";
import type { Keeper } from "./token.ts";

export interface Screens {
  show(view: View): void;
  preview(jpeg: Uint8Array): void;
  beat(device: DeviceStatus): void;
  /** See Server. */
  echo(): Promise<number | undefined>;
  /** Says hello again, and shows the last view as one of the bundle that is now in use. */
  renew(): void;
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
  readonly desk: Pick<Desk, "answer" | "end" | "badge" | "scan">;
  readonly selfTests: Pick<SelfTests, "ask">;
  readonly maintenance: Maintenance;
  readonly clips?: Clips | undefined;
  readonly door: Door;
  readonly keeper: Keeper;
  readonly pharmacy?: Pharmacy | undefined;
  readonly commissioner?: Commissioner | undefined;
  readonly pins?: PinKeeper | undefined;
  readonly log: Log;
}

/**
 * The touchscreens on this HTTP server, any number of them, all showing the same.
 *
 * INVARIANTS: a screen is told `hello`, then the last view, then every later one in order; a preview is only
 * handed to a screen whose link has taken everything before it, so a slow screen loses pictures and never views.
 */
export function openScreens(http: HttpServer, parts: ScreenParts): Screens {
  const { hello, desk, selfTests, maintenance, clips, door, keeper, pharmacy, commissioner, pins, log } = parts;
  const io = new SocketServer<FromScreen, ToScreen>(http, {
    transports: ["websocket"],
    serveClient: false,
    maxHttpBufferSize: 16 * 1024,
    // A screen that vanished without a word is let go after 10 s, so that what waits for it stays small.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    allowRequest: (request, decide) => {
      const problem = door(request);
      decide(problem?.title, problem === undefined);
    },
  });
  io.use(({ request, handshake }, next) => {
    next(keeper.admits(request, handshake.auth["token"]) ? undefined : new Error("A token is needed: send it as auth.token."));
  });
  let last: Shown | undefined;

  io.on("connection", (screen) => {
    screen.emit("hello", hello);
    if (last) screen.emit("view", last);
    screen.on(
      "acknowledge",
      taking(AcknowledgeMessage, ({ entry, answer }) => desk.answer(entry, answer)),
    );
    screen.on("end", taking(EndMessage, desk.end));
    screen.on("badge", taking(BadgeMessage, desk.badge));
    screen.on(
      "scan",
      taking(ScanMessage, (raw) => inAWord(desk.scan(raw))),
    );
    screen.on(
      "selfTest",
      taking(SelfTestMessage, (depth) => (selfTests.ask("screen", depth) ? "begun" : "refused")),
    );
    screen.on(
      "maintain",
      taking(MaintainMessage, (minutes) => {
        if (minutes === 0) maintenance.end();
        else maintenance.begin(minutes);
        return "recorded";
      }),
    );
    screen.on(
      "play",
      taking(PlayMessage, (clip) => (hello.demo && clips?.choose(clip) ? "playing" : "refused")),
    );
    if (pharmacy && pins) teachAt(screen, pharmacy, pins);
    if (commissioner && pins) commissionAt(screen, commissioner, pins);
  });

  /** Answers "refused" to what is no such message, and to what could not be recorded. */
  function taking<Message, Result>(schema: z.ZodType<[Message]>, take: (message: Message) => Result) {
    return (...message: unknown[]): void => {
      // A well-behaved screen puts the callback last.
      const reply = typeof message.at(-1) === "function" ? (message.pop() as (result: Result | "refused") => void) : () => {};
      const parsed = schema.safeParse(message);
      reply(parsed.success ? orRefused(() => take(parsed.data[0])) : "refused");
    };
  }

  function orRefused<Result>(take: () => Result): Result | "refused" {
    try {
      return take();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      log.error({ code: error.code, detail: error.detail }, "what a screen said could not be recorded");
      return "refused";
    }
  }

  function show(view: View): void {
    last = { sequence: (last?.sequence ?? 0) + 1, at: new Date().toISOString(), bundle: hello.bundle, view };
    io.emit("view", last);
  }

  return {
    show,
    renew() {
      io.emit("hello", hello);
      if (last) show(last.view);
    },
    preview: (jpeg) => void io.volatile.emit("preview", jpeg),
    beat: (device) => void io.emit("beat", { at: new Date().toISOString(), device }),
    echo: () => echoOf(io),
    close: () => io.close(),
  };
}

function inAWord(scan: ReturnType<Desk["scan"]>): ScanResult {
  if (scan === "stale") return scan;
  return "problem" in scan ? "unreadable" : scan.comparison.says;
}
