import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

/** Covers what is to be hidden, then gives up all rights over the namespaces, so that nothing can be uncovered again. */
const SCRIPT = `
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mount -t tmpfs -o ro,size=4k,mode=755 hidden "$1" || exit 70
  elif [ -e "$1" ]; then mount --bind /dev/null "$1" || exit 70
  fi
  shift
done
shift
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs -- "$@"`;

/** Its own users, network and mounts (namespaces(7)): inside it is root, which it needs for mounting, outside it has no more rights than before. */
const NAMESPACES = ["--user", "--map-root-user", "--net", "--mount", "--"];

/**
 * How to start a program that parses what others have made: the first of its words and those that follow. The network that it sees has
 * no interface but a loopback that is down; the hidden files and folders are empty. Nothing forks on the way, so the process has the
 * program's own id.
 */
export function confined(hidden: readonly string[], words: readonly string[]): { readonly execPath: string; readonly execArgv: string[] } {
  return { execPath: "unshare", execArgv: [...NAMESPACES, "sh", "-c", SCRIPT, "confined", ...hidden, "--", ...words] };
}

/** Whether this system lets us: containers, and Ubuntu from 24.04 on, may refuse user namespaces to programs without a profile. */
export function canConfine(): boolean {
  const { execPath, execArgv } = confined([tmpdir()], ["true"]);
  return spawnSync(execPath, execArgv, { stdio: "ignore" }).status === 0;
}
