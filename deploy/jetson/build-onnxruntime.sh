#!/usr/bin/env bash
# Builds ONNX Runtime with TensorRT and its Node binding on a Jetson: the one on npm has no TensorRT for it. Takes hours. When it was
# interrupted, start it again: it goes on where it was.
#
#   build-onnxruntime.sh [--jetpack 6.2|7.2] [--work FOLDER] [--jobs N] [--dry-run]
#   build-onnxruntime.sh --check FOLDER
#
#   --jetpack  default: what /etc/nv_tegra_release says
#   --work     where everything is kept, 20 GiB (default: ~/onnxruntime-build)
#   --jobs     compilers at a time (default: as many as the free memory is enough for)
#   --dry-run  says what is missing and what would be run, and does nothing
#   --check    checks what was built before
#
# What it makes, FOLDER/onnxruntime-node and FOLDER/onnxruntime-common, goes into the package on any computer:
#   npm run package -- --arch arm64 --onnxruntime FOLDER
#
# Never run on a Jetson by those who wrote it. Version 1.24.2 is reported to build on JetPack 7.2 (roboflow/inference, docker/dockerfiles, with
# CMake 4.2); for JetPack 6 there are reports of 1.23 to 1.25.
set -euo pipefail

SOURCE=https://github.com/microsoft/onnxruntime.git
# Assumed for a compiler of CUDA sources, not measured: with too many of them at a time the kernel ends one.
JOB_MIB=4096
DISK_MIB=20480
# Orin: compute capability 8.7.
CUDA_ARCHITECTURE=87

main() {
  read_options "$@"
  if [ -n "$check" ]; then
    check_result "$check"
    return
  fi
  pin
  say "JetPack $jetpack: ONNX Runtime $version ($commit), CUDA $cuda, $jobs jobs, in $work"
  find_missing
  mkdir_unless_dry "$work"
  step source get_source
  step build build
  step result collect
  [ -n "$dry" ] || check_result "$result"
}

read_options() {
  jetpack='' work=$HOME/onnxruntime-build jobs='' dry='' check=''
  while [ $# -gt 0 ]; do
    if [ "$1" = --dry-run ]; then
      dry=yes
      shift
      continue
    fi
    [ $# -ge 2 ] || refuse "$1 is not an option of this program, or lacks its value"
    case $1 in
      --jetpack) jetpack=$2 ;;
      --work) work=$2 ;;
      --jobs) jobs=$2 ;;
      --check) check=$2 ;;
      *) refuse "$1 is not an option of this program" ;;
    esac
    shift 2
  done
  [ -n "$jobs" ] || jobs=$(jobs_for_memory)
  case $jobs in
    '' | 0* | *[!0-9]*) refuse "--jobs must be a whole number of at least 1" ;;
  esac
}

# As many as there is memory for, at most one for each processor.
jobs_for_memory() {
  local mib
  mib=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
  local most=$((mib / JOB_MIB))
  [ "$most" -ge 1 ] || most=1
  [ "$most" -le "$(nproc)" ] || most=$(nproc)
  echo "$most"
}

# The commits are those that the libraries of these versions on npm were built from, as their build information says.
pin() {
  [ -n "$jetpack" ] || jetpack=$(jetpack_here)
  case $jetpack in
    6.2) version=1.23.2 commit=a83fc4d58c cuda=12.6 libraries=/usr/lib/aarch64-linux-gnu ;;
    7.2) version=1.24.2 commit=058787ceea cuda=13.2 libraries=/usr ;;
    *) refuse "--jetpack must be 6.2 or 7.2" ;;
  esac
  work=$work/jetpack-$jetpack-onnxruntime-$version
  source=$work/source
  result=$work/result
}

# Jetson Linux 36.4 is JetPack 6.2's, 39.2 is JetPack 7.2's.
jetpack_here() {
  case $(head -n 1 /etc/nv_tegra_release 2>/dev/null) in
    "# R36 (release), REVISION: 4."*) echo 6.2 ;;
    "# R39 (release), REVISION: 2."*) echo 7.2 ;;
    *) refuse "this is no Jetson with JetPack 6.2 or 7.2 (/etc/nv_tegra_release): say which it is with --jetpack" ;;
  esac
}

# Everything that is missing at once, and how to get it.
find_missing() {
  local missing=()
  [ "$(uname -m)" = aarch64 ] || missing+=("a Jetson: this computer is $(uname -m)")
  is_version node "$(node --version 2>/dev/null | tr -d v)" 20 || missing+=("Node.js 20 with npm")
  command -v npm >/dev/null || missing+=("npm")
  is_version cmake "$(cmake --version 2>/dev/null | awk 'NR == 1 { print $3 }')" 3.28 || missing+=("CMake 3.28: python3 -m pip install --user 'cmake<4'")
  local program
  for program in git g++ make python3; do command -v "$program" >/dev/null || missing+=("$program: apt-get install git g++ make python3"); done
  [ -x /usr/local/cuda/bin/nvcc ] || missing+=("CUDA $cuda: apt-get install nvidia-jetpack")
  has_header NvInfer.h || missing+=("TensorRT: apt-get install nvidia-jetpack")
  has_header cudnn.h || missing+=("cuDNN: apt-get install nvidia-jetpack")
  ldconfig -p | grep -q libnvinfer.so || missing+=("libnvinfer.so: apt-get install nvidia-jetpack")
  if [ "$jetpack" = 6.2 ]; then
    ldconfig -p | grep -q libnvdla_compiler.so || missing+=("libnvdla_compiler.so: apt-get install --reinstall nvidia-l4t-dla-compiler, then ldconfig")
  fi
  [ "$(free_mib)" -ge "$DISK_MIB" ] || missing+=("$DISK_MIB MiB of free space at $work")
  [ ${#missing[@]} -eq 0 ] || printf 'missing: %s\n' "${missing[@]}" >&2
  [ ${#missing[@]} -eq 0 ] || [ -n "$dry" ] || exit 1
}

# is_version PROGRAM VERSION LEAST
is_version() {
  [ -n "$2" ] && printf '%s\n' "$3" "$2" | sort -CV
}

has_header() {
  [ -e "/usr/include/$1" ] || [ -e "/usr/include/aarch64-linux-gnu/$1" ]
}

free_mib() {
  local folder=$work
  until [ -d "$folder" ]; do folder=$(dirname "$folder"); done
  df --output=avail --block-size=M "$folder" | tr -dc '0-9\n' | tail -n 1
}

# step NAME FUNCTION: unless it was done before.
step() {
  if [ -e "$work/done-$1" ]; then
    say "$1: done before"
    return
  fi
  say "$1"
  "$2"
  [ -n "$dry" ] || touch "$work/done-$1"
}

get_source() {
  [ -d "$source/.git" ] || run git clone --depth 1 --branch "v$version" "$SOURCE" "$source"
  [ -n "$dry" ] || is_pinned "$(git -C "$source" rev-parse HEAD)"
  run git -C "$source" submodule update --init --recursive --depth 1
}

is_pinned() {
  case $1 in
    "$commit"*) ;;
    *) refuse "the source of $version is of commit $1 and not $commit: somebody has changed it. Delete $source and ask where it came from" ;;
  esac
}

# CMake goes on with what it has not yet built.
build() {
  export CUDACXX=/usr/local/cuda/bin/nvcc ONNXRUNTIME_NODE_INSTALL=skip
  local as_root=()
  [ "$(id -u)" != 0 ] || as_root=(--allow_running_as_root)
  run "$source/build.sh" --config Release --build_dir "$work/build" --update --build --parallel "$jobs" --nvcc_threads 1 \
    --build_shared_lib --build_nodejs --skip_tests --compile_no_warning_as_error "${as_root[@]}" \
    --use_cuda --cuda_home /usr/local/cuda --cudnn_home "$libraries" --use_tensorrt --tensorrt_home "$libraries" \
    --cmake_extra_defines "CMAKE_CUDA_ARCHITECTURES=$CUDA_ARCHITECTURE" onnxruntime_BUILD_UNIT_TESTS=OFF CMAKE_POLICY_VERSION_MINIMUM=3.5
}

# The two npm packages, with the providers' libraries beside the binding, where the runtime looks for them.
collect() {
  run rm -rf "$result"
  local name
  for name in common node; do
    mkdir_unless_dry "$result/onnxruntime-$name"
    run npm pack --silent --ignore-scripts --pack-destination "$result" "$source/js/$name"
    run tar -xzf "$result/onnxruntime-$name-$version.tgz" -C "$result/onnxruntime-$name" --strip-components=1
  done
  [ -n "$dry" ] || run cp "$work"/build/Release/libonnxruntime_providers_{shared,cuda,tensorrt}.so "$(binding_folder "$result")"
}

binding_folder() {
  local folders=("$1"/onnxruntime-node/bin/napi-v*/linux/"$(node -p process.arch)")
  [ -e "${folders[0]}/onnxruntime_binding.node" ] || refuse "there is no onnxruntime_binding.node for this computer in $1/onnxruntime-node/bin"
  echo "${folders[0]}"
}

check_result() {
  local folder file
  folder=$(binding_folder "$1")
  for file in libonnxruntime_providers_{shared,cuda,tensorrt}.so; do
    [ -e "$folder/$file" ] || refuse "$folder has no $file: the build made no TensorRT provider"
  done
  for file in "$folder"/*.so* "$folder"/*.node; do
    ! LD_LIBRARY_PATH=$folder ldd "$file" | grep "not found" || refuse "$file lacks the libraries above"
  done
  local backends
  backends=$(cd "$1" && NODE_PATH=$1 node -p 'require("./onnxruntime-node").listSupportedBackends().map(({ name }) => name).join(" ")')
  say "backends: $backends"
  case " $backends " in
    *" tensorrt "*) ;;
    *) refuse "the binding was built without tensorrt" ;;
  esac
  say "whole: $1. Next: npm run package -- --arch arm64 --onnxruntime $1"
}

mkdir_unless_dry() {
  [ -n "$dry" ] || mkdir -p "$1"
}

run() {
  if [ -n "$dry" ]; then echo "would run: $*"; else "$@"; fi
}

say() {
  echo "build-onnxruntime.sh: $*"
}

refuse() {
  echo "build-onnxruntime.sh: $1" >&2
  exit 2
}

main "$@"
