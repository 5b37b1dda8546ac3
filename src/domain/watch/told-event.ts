import type { EventData } from "../fleet/event.ts";
import type { EventType } from "../fleet/topic.ts";

/** An event in a few words from closed lists, the same for the same thing: the label by which the store keeps it. */
export function toldEvent(type: EventType, data: EventData[EventType]): string {
  switch (type) {
    case "verification":
      return (data as EventData["verification"]).look;
    case "acknowledgement": {
      const { answer, reason } = data as EventData["acknowledgement"];
      return reason === null ? answer : `${answer}:${reason}`;
    }
    case "self-test":
      return (data as EventData["self-test"]).pass ? "passed" : "failed";
    case "fault": {
      const { fault, began } = data as EventData["fault"];
      return `${began ? "began" : "ended"}:${fault}`;
    }
    case "bundle":
      return "installed";
    case "command": {
      const { name, result } = data as EventData["command"];
      return `${name ?? "unknown"}:${result}`;
    }
    case "loss":
      return "given-up";
  }
}
