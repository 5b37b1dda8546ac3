import type { Finding } from "../../domain/camera/suitable.ts";
import {
  type Commissioned,
  type Commissioning,
  type CommissionReply,
  type CommissionRequest,
  isAnswer,
} from "../../domain/commissioning.ts";
import { Fault, UsageError } from "../../errors.ts";
import type { Guide } from "./guide.ts";

interface Parts {
  /** Leads a person through all steps. */
  readonly setUp: (guide: Guide) => Promise<Commissioned>;
  /** Called with every picture that is to be seen. */
  readonly preview: (jpeg: Uint8Array) => void;
  /** Called when the person has finished. */
  readonly finished: () => void;
}

/** Leads a person through the steps on a page: the steps ask, the page answers, and can begin again once they have ended. */
export function openPageGuide({ setUp, preview, finished }: Parts) {
  let state: Commissioning = { at: "rest" };
  let answer: (words: string) => void = () => {};
  let abandon: (why: Error) => void = () => {};
  const listeners = new Set<(state: Commissioning) => void>();

  function move(next: Commissioning): void {
    state = next;
    for (const listener of listeners) listener(state);
  }

  const guide: Guide = {
    ask: (question) =>
      new Promise((resolve, reject) => {
        answer = resolve;
        abandon = reject;
        move({ at: "asking", question, findings: [] });
      }),
    tell(told) {
      if (told.told === "working") move({ at: "working", step: told.step, progress: told.progress ?? "" });
    },
    see(jpeg: Uint8Array, findings: readonly Finding[]) {
      preview(jpeg);
      if (state.at === "asking") move({ ...state, findings });
    },
  };

  async function begin(): Promise<void> {
    move({ at: "working", step: "camera", progress: "" });
    try {
      move({ at: "done", ...(await setUp(guide)) });
    } catch (error) {
      if (!(error instanceof Fault || error instanceof UsageError)) throw error;
      move({ at: "failed", why: error.message });
    }
  }

  return {
    state: () => state,

    /** Told every change until the returned function is called. */
    listen(listener: (state: Commissioning) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Ends what waits for an answer; nothing is written. */
    leave: () => abandon(new UsageError("It was left before its end.")),

    ask(request: CommissionRequest): Exclude<CommissionReply, "locked"> {
      if (state.at === "working") return "refused";
      switch (request.do) {
        case "begin":
          if (state.at === "asking") return "refused";
          void begin();
          return "done";
        case "answer": {
          if (state.at !== "asking" || !isAnswer(state.question, request.answer)) return "refused";
          move({ at: "working", step: state.question.step, progress: "" });
          answer(request.answer);
          return "done";
        }
        case "finish":
          finished();
          return "done";
      }
    },
  };
}
