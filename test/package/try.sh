#!/usr/bin/env bash
# npm run package:try -- FILE.deb: installs the Debian package on a computer of its own and tries it there, as root. Leaves nothing behind.
#
#   amd64  a container with a systemd of its own and no network: the commands of docs/for-installers.md, one after the other, end
#          at a match on the screen; it is set up once more at its screen; then it is started anew, and what it knew it still knows
#   arm64  a root under qemu: check-config and self-test on the processor, some ten minutes
#
# Needs, on Debian 12: apt-get install mmdebstrap systemd-container curl chromium qemu-user-static; and "npm ci" for the browser's driver.
# KEEP=FOLDER keeps pictures of the screen there.
set -euo pipefail
# As in docs/for-installers.md.
PIN=482913
here=$(cd "$(dirname "$0")" && pwd)

main() {
  [ -f "${1:-}" ] || refuse "give a package: test/package/try.sh FILE.deb"
  [ "$(id -u)" = 0 ] || refuse "run it as root"
  package=$(realpath "$1")
  arch=$(dpkg-deb --field "$package" Architecture)
  work=$(mktemp -d /var/tmp/blisterscope-try-XXXXXXXX)
  root=$work/root machine='' emulator=''
  trap clean EXIT
  trap 'exit 1' INT TERM
  case $arch in
    amd64) make_root systemd-sysv,dbus,curl,openssl,procps && try_as_cabinet ;;
    arm64) emulate && make_root util-linux && try_emulated ;;
    *) refuse "$package is for $arch" ;;
  esac
  say "$arch: everything was as it should be"
}

clean() {
  [ -z "$machine" ] || kill -KILL "$(leader)" "$machine" 2>/dev/null || true
  [ -z "$machine" ] || wait "$machine" 2>/dev/null || true
  [ -z "$emulator" ] || echo -1 >"/proc/sys/fs/binfmt_misc/$emulator"
  rm -rf "$work"
}

# make_root PACKAGES: a minimal Debian with what the package depends on, at a time when there is a network.
make_root() {
  say "a minimal Debian for $arch"
  mmdebstrap --quiet --variant=minbase --architectures="$arch" --include="systemd,libstdc++6,libgcc-s1,$1" bookworm "$root" >"$work/log" 2>&1 ||
    { tail "$work/log" >&2 && refuse "mmdebstrap failed"; }
  install -D -m 644 "$package" "$root/root/$(basename "$package")"
}

# --- arm64 -----------------------------------------------------------------------------------------------------------------------------

# Lets the kernel start programs of that processor, until the end of this script if it did not before.
emulate() {
  [ -e /proc/sys/fs/binfmt_misc/register ] || mount -t binfmt_misc none /proc/sys/fs/binfmt_misc
  [ ! -e /proc/sys/fs/binfmt_misc/qemu-aarch64 ] || return 0
  cat /usr/lib/binfmt.d/qemu-aarch64.conf >/proc/sys/fs/binfmt_misc/register
  emulator=qemu-aarch64
}

try_emulated() {
  inside dpkg --install "/root/$(basename "$package")"
  inside install -d -o blisterscope -g blisterscope -m 700 /var/lib/blisterscope
  local command
  for command in check-config self-test; do
    say "$command"
    # Emulated, ONNX Runtime ends with a segmentation fault where it sees the caches of another kind of processor.
    inside sh -c "mount -t tmpfs none /sys/devices/system/cpu && exec runuser --user blisterscope -- blisterscope $command --config /etc/blisterscope/config.json"
  done
}

inside() {
  systemd-nspawn --quiet --directory="$root" --register=no --keep-unit --private-network --settings=no --as-pid2 --console=pipe "$@" </dev/null
}

# --- amd64 -----------------------------------------------------------------------------------------------------------------------------

try_as_cabinet() {
  boot
  say "the steps of docs/for-installers.md"
  awk '/^```/ { inside = $0 == "```sh"; next } inside' "$here/../../docs/for-installers.md" >"$root/root/steps.sh"
  on sh -exc 'cd /root && . ./steps.sh'
  is_ready
  see_match
  say "set up at its own screen"
  on systemctl start blisterscope-commission
  wait_for "the page of the setting up has not come" 60 is_set_up
  see_page see-commissioned.js "$PIN" "${KEEP:-$work}/commissioned.png"
  wait_for "the daemon has not come back" 60 on systemctl --quiet is-active blisterscope
  is_ready
  on grep -q '"emptyTray": "/etc/blisterscope/empty-tray.jpg"' /etc/blisterscope/config.json
  say "the health gate of updates"
  try_health_gate
  local entries
  entries=$(entries_of_record)
  say "started anew"
  reboot
  is_ready
  [ "$(entries_of_record)" -ge "$entries" ] || refuse "the record has become shorter than $entries entries"
  see_match
  say "installed once more, and taken away"
  on /usr/lib/blisterscope/deploy/install.sh --screen none
  on /usr/lib/blisterscope/deploy/install.sh --uninstall
  on test -s /var/lib/blisterscope/audit.sqlite
  on test ! -e /usr/lib/blisterscope
}

# What stands in for RAUC writes down how it was called.
try_health_gate() {
  printf '#!/bin/sh\necho "$@" >>/root/rauc\n' | on install -m 755 /dev/stdin /usr/bin/rauc
  on systemctl start blisterscope-mark-good
  [ "$(on cat /root/rauc)" = "status mark-good" ] || refuse "a system that works was not marked as good"
  on systemctl stop blisterscope
  if on /usr/lib/blisterscope/deploy/health-gate 1; then refuse "the gate passed without a daemon"; fi
  on systemctl start blisterscope
  is_ready
}

boot() {
  systemd-nspawn --quiet --directory="$root" --machine="blisterscope-try-$$" --register=no --keep-unit --private-network --link-journal=no \
    --settings=no --console=pipe --boot systemd.unit=multi-user.target </dev/null >>"$work/console" 2>&1 &
  machine=$!
  wait_for "the container has not booted" 300 is_booted
}

# Its first process.
leader() {
  cut -d ' ' -f 1 "/proc/$machine/task/$machine/children"
}

on() {
  nsenter --target "$(leader)" --all env --ignore-environment PATH="$PATH" "$@"
}

is_booted() {
  case $(on systemctl is-system-running 2>/dev/null) in
    running | degraded) ;;
    *) return 1 ;;
  esac
}

reboot() {
  on systemctl poweroff
  wait "$machine" || true
  boot
}

is_ready() {
  wait_for "the daemon is not ready" 300 on curl --silent --fail --output /dev/null http://127.0.0.1:8080/readyz
}

is_set_up() {
  on curl --silent http://127.0.0.1:8080/readyz | grep -q "being set up"
}

see_match() {
  see_page see-match.js "${KEEP:-$work}/match.png"
}

# The page as people at the cabinet see it, in a browser of this computer that has the container's network alone.
see_page() {
  local script=$1
  shift
  nsenter --target "$(leader)" --net node "$here/$script" "$@"
}

entries_of_record() {
  on runuser --user blisterscope -- blisterscope verify-log --data /var/lib/blisterscope | grep -o '[0-9][0-9]* entr' | grep -o '[0-9]*'
}

# wait_for COMPLAINT SECONDS COMMAND...
wait_for() {
  local until=$((SECONDS + $2)) complaint=$1
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || { on journalctl --no-pager --lines 30 >&2 || cat "$work/console" >&2; refuse "$complaint"; }
    sleep 1
  done
}

say() {
  echo "--- $*"
}

refuse() {
  echo "try.sh: $1" >&2
  exit 1
}

main "$@"
