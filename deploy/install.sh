#!/usr/bin/env bash
# Makes a cabinet of this computer, as root; it can be repeated at any time, and changes only what is not yet as it should be.
#
#   install.sh [--package FILE.deb] [--screen cage|x|none] [--dry-run]
#   install.sh --uninstall [--dry-run]
#
#   --package FILE  the Debian package; needed the first time. It brings users and groups, Node.js, the program and its units
#   --screen HOW    the page on this computer's panel, in the Wayland compositor cage or with the X server (default: cage if
#                   this computer has a display adapter, else none)
#   --dry-run       says what would be done, and does nothing
#   --uninstall     takes away all but the record (/var/lib/blisterscope) and the configuration (/etc/blisterscope)
#
# Not tried, for lack of hardware: the device list on a Jetson, and a panel.
set -euo pipefail

UNITS=/etc/systemd/system
DEVICES=50-devices.conf
SCREEN=$UNITS/blisterscope-screen.service.d/50-x.conf
JOURNAL=/etc/systemd/journald.conf.d/50-blisterscope.conf
STATE=/var/lib/blisterscope

# What the daemon's camera and GPU are reached by. A class of /proc/devices is written so that a camera that is plugged in again, as
# another number, is still allowed. The GPU's names are those of JetPack 6 and 7, and of other NVIDIA and Mesa drivers.
CAMERAS=(/dev/video[0-9]* /dev/media[0-9]* /dev/v4l-subdev[0-9]*)
GPUS=(/dev/nvmap /dev/nvhost* /dev/host1x-fence /dev/nvgpu/*/* /dev/nvsciipc /dev/nvidia[0-9]* /dev/nvidiactl /dev/nvidia-uvm /dev/nvidia-modeset
  /dev/nvidia-caps/* /dev/dri/renderD* /dev/dri/card[0-9]*)

main() {
  read_options "$@"
  [ -n "$dry" ] || [ "$(id -u)" = 0 ] || refuse "run it as root: sudo $0"
  if [ -n "$uninstall" ]; then
    uninstall
  else
    install_package
    join_groups
    write_device_lists
    limit_journal
    set_up_screen
    start_units
    advise
  fi
}

read_options() {
  package='' screen='' dry='' uninstall=''
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry=yes ;;
      --uninstall) uninstall=yes ;;
      --package | --screen)
        [ $# -ge 2 ] || refuse "$1 lacks its value"
        if [ "$1" = --package ]; then package=$2; else screen=$2; fi
        shift
        ;;
      *) refuse "$1 is not an option of this program" ;;
    esac
    shift
  done
  case $screen in
    '' | cage | x | none) ;;
    *) refuse "--screen must be cage, x or none" ;;
  esac
  [ -z "$package" ] || [ -f "$package" ] || refuse "there is no package $package"
  [ -z "$package" ] || package=$(realpath "$package")
}

install_package() {
  local version=''
  [ -z "$package" ] || version=$(dpkg-deb --field "$package" Version) || refuse "$package is no Debian package"
  if [ -n "$package" ] && ! is_installed "$version"; then
    run apt-get install -y --no-install-recommends --allow-downgrades "$package"
  elif [ -z "$package" ] && ! is_installed; then
    refuse "blisterscope is not installed: give its package with --package FILE.deb"
  fi
  [ -n "$dry" ] || say "the program is installed, with Node.js $(/usr/lib/blisterscope/bin/node --version)"
}

# is_installed [VERSION]
is_installed() {
  local installed
  installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Version}' blisterscope 2>/dev/null) || return 1
  case $installed in
    "installed ${1:-}"*) ;;
    *) return 1 ;;
  esac
}

# The package's systemd-sysusers has made them; groups that came later, with a driver, are added here.
join_groups() {
  local group
  getent passwd blisterscope >/dev/null || return 0
  for group in video render; do
    getent group "$group" >/dev/null || continue
    [[ " $(id -nG blisterscope 2>/dev/null) " == *" $group "* ]] || run usermod --append --groups "$group" blisterscope
  done
}

write_device_lists() {
  local unit
  for unit in blisterscope blisterscope-self-test blisterscope-commission; do
    put "$UNITS/$unit.service.d/$DEVICES" < <(device_list)
  done
}

device_list() {
  echo "# Written by install.sh from what this computer has. Run it again after a new camera or driver; without this file all devices are open."
  echo "[Service]"
  echo "DevicePolicy=closed"
  local node
  for node in "${CAMERAS[@]}"; do
    [ ! -c "$node" ] || class_of "$node"
  done | sort -u
  for node in "${GPUS[@]}"; do
    [ ! -c "$node" ] || echo "DeviceAllow=$node rw"
  done
}

# The class of a camera's node if the kernel names one, else the node itself.
class_of() {
  case $1 in
    /dev/media*) is_class media "$1" ;;
    *) is_class video4linux "$1" ;;
  esac
}

is_class() {
  if grep -q " $1\$" /proc/devices; then echo "DeviceAllow=char-$1 rw"; else echo "DeviceAllow=$2 rw"; fi
}

limit_journal() {
  put "$JOURNAL" <<'END'
# Written by Blisterscope's install.sh: the journal never fills the disk that the record is on.
[Journal]
SystemMaxUse=500M
SystemKeepFree=1G
MaxRetentionSec=90day
END
}

set_up_screen() {
  if [ -z "$screen" ]; then
    screen=none
    for node in /dev/dri/card[0-9]*; do [ ! -c "$node" ] || screen=cage; done
    say "the screen: $screen"
  fi
  case $screen in
    none) return ;;
    cage) need cage cage && take "$SCREEN" ;;
    x)
      need xinit xinit xserver-xorg
      put "$SCREEN" <<'END'
# Written by install.sh --screen x: the X server in place of cage.
[Service]
ExecStart=
ExecStart=/usr/bin/xinit /usr/bin/chromium --kiosk --user-data-dir=/run/blisterscope-screen/profile \
  --disk-cache-dir=/run/blisterscope-screen/cache --no-first-run --noerrdialogs --disable-session-crashed-bubble \
  --disable-component-update --disable-background-networking --disable-pinch --overscroll-history-navigation=0 \
  --disable-features=Translate --password-store=basic --autoplay-policy=no-user-gesture-required \
  http://127.0.0.1:8080/ -- :0 -nolisten tcp vt1
END
      ;;
  esac
  need curl curl
  need chromium chromium
  # Ubuntu's chromium is a snap, which cannot run as a system user without a home.
  case $(readlink -f "$(command -v chromium)" 2>/dev/null) in
    */snap*) refuse "chromium is a snap here, and the screen's user cannot run snaps: install a Chromium that is a Debian package, or use --screen none" ;;
  esac
  [ "$(systemctl get-default)" = multi-user.target ] || run systemctl set-default multi-user.target
}

# need PROGRAM PACKAGE...
need() {
  local program=$1
  shift
  command -v "$program" >/dev/null || run apt-get install -y --no-install-recommends "$@"
}

start_units() {
  [ -z "$changed" ] || run systemctl daemon-reload
  case $changed in
    *journald*) run systemctl restart systemd-journald ;;
  esac
  run systemctl enable --quiet blisterscope.service blisterscope-self-test.timer
  case $changed in
    *devices*) run systemctl restart blisterscope.service ;;
    *) run systemctl start blisterscope.service ;;
  esac
  run systemctl start blisterscope-self-test.timer
  if [ "$screen" != none ]; then run systemctl enable --now --quiet blisterscope-screen.service; fi
}

advise() {
  cat <<END

What is left to you:
- "blisterscope check-config --config /etc/blisterscope/config.json" says what is still wrong with the configuration.
- A root that is read-only survives power cuts best. Only these are written to: $STATE (the record: a partition of its own, ext4
  with its defaults), /var/log/journal, and /etc/blisterscope while the cabinet is commissioned. /usr/share/doc/blisterscope/docs/for-installers.md
  says how.
END
}

uninstall() {
  run systemctl disable --now --quiet blisterscope-screen.service || true
  local file
  for file in "$UNITS"/blisterscope{,-self-test,-commission}.service.d/"$DEVICES" "$SCREEN" "$JOURNAL"; do take "$file"; done
  if is_installed; then run apt-get remove -y blisterscope; fi
  if [ -n "$changed" ]; then
    run systemctl daemon-reload
    run systemctl restart systemd-journald
  fi
  say "kept: $STATE (the record) and /etc/blisterscope (the configuration)"
}

changed=''

# put FILE: writes standard input to it, if it is not there already.
put() {
  local text
  text=$(cat)
  if [ "$text" = "$(cat "$1" 2>/dev/null)" ]; then return; fi
  changed="$changed $1"
  say "${dry:+would }write $1"
  if [ -n "$dry" ]; then
    printf '%s\n' "$text" | sed 's/^/    /'
  else
    mkdir -p "$(dirname "$1")"
    printf '%s\n' "$text" >"$1.new"
    chmod 644 "$1.new"
    mv "$1.new" "$1"
  fi
}

# take FILE: deletes it, and its folder if nothing is left in it.
take() {
  [ -e "$1" ] || return 0
  changed="$changed $1"
  run rm "$1"
  run rmdir --ignore-fail-on-non-empty "$(dirname "$1")"
}

run() {
  say "${dry:+would run }$*"
  [ -n "$dry" ] || "$@"
}

say() {
  echo "install.sh: $*"
}

refuse() {
  echo "install.sh: $1" >&2
  exit 2
}

main "$@"
