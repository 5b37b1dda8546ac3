import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { UsageError } from "../errors.ts";

/**
 * Makes sure that no other process does the same with this folder until it is disposed. The kernel lets go of it with the process, however that
 * ends: an abstract Unix socket, see unix(7). Throws UsageError while another process has it.
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const server = createServer();
  server.listen(`\0blisterscope ${resolve(folder)}`.slice(0, LONGEST));
  await once(server, "listening").catch(() => {
    throw new UsageError(`Another process is installing into ${folder}. Wait until it has ended.`);
  });
  return {
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}

/** Bytes of a socket's name. */
const LONGEST = 107;
