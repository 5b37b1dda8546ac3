import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { otherRoot } from "../support/other-root.ts";
import { canMount } from "../support/small-disk.ts";

const GATE = readFileSync(new URL("../../deploy/health-gate", import.meta.url), "utf8");

/** A self-test that fails so many times first; nobody sleeps. */
function rootWhereItPassesAfter(failures: number) {
  const bin = "/usr/local/bin";
  const blisterscope = `#!/bin/sh\necho "$@" >>/tmp/asked; [ "$(wc -l </tmp/asked)" -gt ${failures} ]\n`;
  return otherRoot({ "/srv/gate": GATE, [`${bin}/blisterscope`]: blisterscope, [`${bin}/sleep`]: "#!/bin/sh\n" });
}

/** As somebody who is not root, as the unit starts it. */
const run = (tries: string) => `setpriv --reuid=65534 --clear-groups /srv/gate ${tries}; echo "status $?"; cat /tmp/asked`;

describe.runIf(canMount)("health-gate", () => {
  test("passes as soon as the daemon that runs has passed its self-test", () => {
    using root = rootWhereItPassesAfter(2);
    expect(root.run(run("")).said).toBe(`status 0\n${"self-test --running --config /etc/blisterscope/config.json\n".repeat(3)}`);
  });

  test("fails after so many tries", () => {
    using root = rootWhereItPassesAfter(5);
    expect(root.run(run("3")).said).toBe(`status 1\n${"self-test --running --config /etc/blisterscope/config.json\n".repeat(3)}`);
  });
});
