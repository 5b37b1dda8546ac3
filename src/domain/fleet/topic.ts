import { NAME, type Place, rootOf } from "./place.ts";
import { isUlid } from "./ulid.ts";
import { type Wrong, wrong } from "./wrong.ts";

export const EVENT_TYPES = ["verification", "acknowledgement", "self-test", "fault", "bundle", "command", "loss"] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What a topic is about, besides the place. `id` is that of the command. */
export type Channel =
  | { readonly kind: "state" }
  | { readonly kind: "metrics" }
  | { readonly kind: "event"; readonly type: EventType }
  | { readonly kind: "cmd"; readonly id: string }
  | { readonly kind: "reply"; readonly id: string };

export interface Topic {
  readonly place: Place;
  readonly channel: Channel;
}

/** The topic as the broker knows it. */
export function topicOf({ place, channel }: Topic): string {
  const root = `${rootOf(place)}/${channel.kind}`;
  switch (channel.kind) {
    case "state":
    case "metrics":
      return root;
    case "event":
      return `${root}/${channel.type}`;
    case "cmd":
    case "reply":
      return `${root}/${channel.id}`;
  }
}

/** The topic in its parts, or what is wrong with it. */
export function readTopic(text: string): Topic | Wrong {
  const [product, version, tenant = "", site = "", cabinet = "", kind, last, ...more] = text.split("/");
  if (product !== "blisterscope") return wrong("topic", "The topic does not begin with blisterscope/.");
  if (version !== "v1") return wrong("topic", "The topic is of another version of the contract than v1.");
  const names = { tenant, site, cabinet };
  for (const [part, name] of Object.entries(names)) {
    if (!NAME.test(name)) return wrong("topic", `The topic's ${part} is no name: small letters, digits and hyphens, at most 63 of them.`);
  }
  const channel = more.length === 0 ? channelOf(kind, last) : undefined;
  return channel ? { place: names, channel } : wrong("topic", "The topic ends with nothing that the contract knows.");
}

function channelOf(kind: string | undefined, last: string | undefined): Channel | undefined {
  if (kind === "state" || kind === "metrics") return last === undefined ? { kind } : undefined;
  if (kind === "cmd" || kind === "reply") return last !== undefined && isUlid(last) ? { kind, id: last } : undefined;
  const type = EVENT_TYPES.find((one) => one === last);
  return kind === "event" && type ? { kind, type } : undefined;
}
