import { expect, test } from "vitest";
import { openMailbox } from "../../src/camera/newest.ts";

const never = new AbortController().signal;
const picture = (number: number) => Uint8Array.of(number);

test("only the newest frame is kept, and the others are counted as dropped", async () => {
  const mailbox = openMailbox();
  for (const number of [1, 2, 3]) mailbox.put(picture(number));
  expect(await mailbox.take(never)).toMatchObject({ sequence: 3, jpeg: picture(3) });
  expect(mailbox.counts).toEqual({ frames: 3, dropped: 2, unreadable: 0 });
});

test("a waiting reader gets the next frame, and only that one", async () => {
  const mailbox = openMailbox();
  const taken = mailbox.take(never);
  mailbox.put(picture(1));
  mailbox.put(picture(2));
  expect((await taken).sequence).toBe(1);
  expect((await mailbox.take(never)).sequence).toBe(2);
  expect(mailbox.counts.dropped).toBe(0);
});

test("no frame is handed out twice", async () => {
  const mailbox = openMailbox();
  mailbox.put(picture(1));
  await mailbox.take(never);
  const taken = mailbox.take(never);
  mailbox.put(picture(2));
  expect((await taken).sequence).toBe(2);
});

test("a second reader is refused while the first is waiting", async () => {
  const mailbox = openMailbox();
  const first = mailbox.take(never);
  await expect(mailbox.take(never)).rejects.toThrow("waiting");
  mailbox.put(picture(1));
  expect((await first).sequence).toBe(1);
});

test("an aborted reader misses no later frame", async () => {
  const mailbox = openMailbox();
  const aborting = new AbortController();
  const taken = mailbox.take(aborting.signal);
  aborting.abort(new Error("the order was cancelled"));
  await expect(taken).rejects.toThrow("the order was cancelled");
  mailbox.put(picture(1));
  expect((await mailbox.take(never)).sequence).toBe(1);
});

test("after closing, nothing is taken and nothing is counted", async () => {
  const mailbox = openMailbox();
  const taken = mailbox.take(never);
  mailbox.close();
  mailbox.put(picture(1));
  await expect(taken).rejects.toThrow("closed");
  await expect(mailbox.take(never)).rejects.toThrow("closed");
  expect(mailbox.counts.frames).toBe(0);
});
