/** Reads from a stream what is asked for, in order. Rejects when the stream ends before that. */
export function reading(stream) {
  const chunks = stream[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);

  async function more() {
    const { value, done } = await chunks.next();
    if (done) throw new Error("The other program ended too early.");
    held = Buffer.concat([held, value]);
  }

  function take(length, skipped = 0) {
    const taken = held.subarray(0, length);
    held = held.subarray(length + skipped);
    return taken;
  }

  return {
    async line() {
      while (!held.includes("\n")) await more();
      return take(held.indexOf("\n"), 1).toString();
    },
    async bytes(length) {
      while (held.length < length) await more();
      return take(length);
    },
  };
}
