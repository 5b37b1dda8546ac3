import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** What a confined program finds of this machine's files. The system itself is there: its programs, its libraries, its devices. */
export interface Confinement {
  /** Files and folders that are empty for it. */
  readonly hidden: readonly string[];
  /** Folders that are there although they lie in a hidden one; absolute. */
  readonly shown: readonly string[];
}

/** The compiled program with its packages, and the runtime. */
const OWN = [fileURLToPath(new URL("../..", import.meta.url)), dirname(process.execPath)];

/**
 * +FOLDER is shown and -PATH hidden, what contains others before them. The shown folders wait in a place of their own while what contains
 * them is covered. In the end it gives up all rights over the namespaces, so that nothing can be uncovered again. -n: the
 * table in /run/mount cannot be written everywhere.
 */
const SCRIPT = `
mount -n -t tmpfs -o size=64k,mode=700 shown /dev/shm || exit 70
place=0
for each; do
  case $each in
  --) break ;;
  +*) place=$((place + 1)); mkdir /dev/shm/$place && mount -n --rbind "\${each#+}" /dev/shm/$place || exit 70 ;;
  esac
done
place=0
while [ "$1" != -- ]; do
  path=\${1#?}
  case $1 in
  +*) place=$((place + 1)); mkdir -p "$path" && mount -n --move /dev/shm/$place "$path" || exit 70 ;;
  *)
    if [ -d "$path" ]; then mount -n -t tmpfs -o size=16m,mode=755 hidden "$path" || exit 70
    elif [ -e "$path" ]; then mount -n --bind /dev/null "$path" || exit 70
    fi ;;
  esac
  shift
done
shift
umount -n /dev/shm || exit 70
cd /
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs -- "$@"`;

/** Its own users, network and mounts (namespaces(7)): inside it is root, which it needs for mounting, outside it has no more rights than before. */
const NAMESPACES = ["--user", "--map-root-user", "--net", "--mount", "--"];

/**
 * How to start a program that parses what others have made: the first of its words and those that follow. The network that it sees has
 * no interface but a loopback that is down. Nothing forks on the way, so the process has the program's own id.
 */
export function confined(
  { hidden, shown }: Confinement,
  words: readonly string[],
): { readonly execPath: string; readonly execArgv: string[] } {
  const paths = [...hidden.map((path) => ({ path, sign: "-" })), ...[...OWN, ...shown].map((path) => ({ path, sign: "+" }))];
  const fromOutside = paths.sort((a, b) => a.path.length - b.path.length).map(({ sign, path }) => `${sign}${path}`);
  return { execPath: "unshare", execArgv: [...NAMESPACES, "sh", "-c", SCRIPT, "confined", ...fromOutside, "--", ...words] };
}

/** Whether this system lets us, and the runtime is found there: containers, and Ubuntu from 24.04 on, may refuse user namespaces to programs without a profile. */
export function canConfine(confinement: Confinement = { hidden: [tmpdir()], shown: [] }): boolean {
  const { execPath, execArgv } = confined(confinement, [process.execPath, "--version"]);
  return spawnSync(execPath, execArgv, { stdio: "ignore" }).status === 0;
}
