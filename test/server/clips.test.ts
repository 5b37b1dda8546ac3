import { describe, expect, test } from "vitest";
import { makeScreen, next, startServer } from "./support.ts";

describe("with a recording whose clips are described", () => {
  const others = Array.from({ length: 20 }, (_, nth) => `other-${nth}`);
  const cards = ["red", ...others].map((name) => ({ name, packs: [], glare: false, picture: "Bw==" }));

  test("tells a new screen the clips, however many there are, and has the chosen one played", async () => {
    const chosen: (string | null)[] = [];
    const choose = (name: string | null) => {
      chosen.push(name);
      return name === "red" || name === null;
    };
    await using server = await startServer({ clips: { cards, choose } });
    await using screen = makeScreen(server.url);
    const hello = next(screen, "hello");
    screen.connect();
    expect((await hello).clips).toEqual(cards);
    expect(await screen.emitWithAck("play", "red")).toBe("playing");
    expect(await screen.emitWithAck("play", null)).toBe("playing");
    expect(await screen.emitWithAck("play", "blue")).toBe("refused");
    expect(await screen.emitWithAck("play", 7 as never)).toBe("refused");
    expect(chosen).toEqual(["red", null, "blue"]);
  });

  test("outside the demo offers no clips and plays none", async () => {
    await using server = await startServer({ demo: false, clips: { cards, choose: neverAsked } });
    await using screen = makeScreen(server.url);
    const hello = next(screen, "hello");
    screen.connect();
    expect((await hello).clips).toBeUndefined();
    expect(await screen.emitWithAck("play", "red")).toBe("refused");
  });
});

test("without clips nothing can be played", async () => {
  await using server = await startServer();
  await using screen = makeScreen(server.url);
  const hello = next(screen, "hello");
  screen.connect();
  await hello;
  expect(await screen.emitWithAck("play", "red")).toBe("refused");
});

function neverAsked(): never {
  throw new Error("reached the recording");
}
