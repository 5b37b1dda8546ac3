import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { otherRoot } from "../support/other-root.ts";
import { canMount } from "../support/small-disk.ts";

const BUILD = readFileSync(new URL("../../deploy/jetson/build-onnxruntime.sh", import.meta.url), "utf8");
const MODULES = new URL("../../node_modules", import.meta.url).pathname;
const FILES = { "/srv/build.sh": BUILD };

describe.runIf(canMount)("build-onnxruntime.sh", () => {
  test.each([
    ["6.2", "# R36 (release), REVISION: 4.3, GCID: 1", "v1.23.2"],
    ["7.2", "# R39 (release), REVISION: 2.0, GCID: 1", "v1.24.2"],
  ])("knows JetPack %s and the version that is pinned to it; a dry run tells what is missing and every step", (jetpack, release, tag) => {
    using root = otherRoot({ ...FILES, "/etc/nv_tegra_release": `${release}\n` });
    const { said, status } = root.run("HOME=/srv /srv/build.sh --dry-run; test ! -e /srv/onnxruntime-build");
    expect(status, said).toBe(0);
    expect(said).toContain(`JetPack ${jetpack}: `);
    expect(said).toMatch(/missing: .+: apt-get install/);
    expect(said).toContain(`would run: git clone --depth 1 --branch ${tag} `);
    expect(said).toMatch(/would run: .*--build_nodejs.* --use_tensorrt .*CMAKE_CUDA_ARCHITECTURES=87/);
  });

  test("on another computer it asks which JetPack it is for", () => {
    using root = otherRoot(FILES);
    expect(root.run("/srv/build.sh --dry-run")).toMatchObject({
      said: expect.stringContaining("say which it is with --jetpack"),
      status: 2,
    });
  });

  test.each([
    [30, 8, 7],
    [30, 4, 4],
    [9, 8, 2],
    [3, 8, 1],
  ])("%i GiB of free memory and %i processors are good for %i compilers", (gib, processors, jobs) => {
    const memory = `MemTotal: 1 kB\nMemAvailable: ${gib * 2 ** 20} kB\n`;
    using root = otherRoot({ ...FILES, "/srv/meminfo": memory, "/usr/local/sbin/nproc": `#!/bin/sh\necho ${processors}\n` });
    const { said } = root.run("mount --bind /srv/meminfo /proc/meminfo; /srv/build.sh --jetpack 6.2 --dry-run");
    expect(said).toContain(` ${jobs} jobs,`);
    expect(said).toContain(`--parallel ${jobs} `);
  });

  test("a source of another commit than the pinned one is not built", () => {
    using root = otherRoot(pretendedJetson({ commit: "0123456789" }));
    const { said, status } = root.run("/srv/build.sh --jetpack 6.2 --work /srv/work");
    expect(said).toMatch(/is of commit 0123456789 and not a83fc4d58c/);
    expect(said).not.toContain("compiling");
    expect(status).toBe(2);
  });

  test("one that was ended in the middle goes on where it was, and ends with a checked result", () => {
    using root = otherRoot(pretendedJetson({ commit: "a83fc4d58cb48eb68890dd689f94f28288cf2278" }));
    const again = () => root.run("/srv/build.sh --jetpack 6.2 --work /srv/work; exit $?");
    expect(again()).toMatchObject({ said: expect.stringContaining("cloned"), status: 137 });
    const { said, status } = again();
    expect(status, said).toBe(0);
    expect(said).toContain("source: done before");
    expect(said).not.toContain("cloned");
    expect(said).toContain("compiling, the second time");
    expect(said).toContain("backends: cpu tensorrt");
    expect(again().said).toContain("result: done before");
  });

  test("the check refuses the one on npm, which has no TensorRT", () => {
    using root = otherRoot(FILES);
    const { said, status } = root.run(`/srv/build.sh --check ${MODULES}`);
    expect(said).toContain("has no libonnxruntime_providers_");
    expect(status).toBe(2);
  });
});

/**
 * No Jetson can be had: these stand in for its tools. The build "compiles" by laying a module there whose libraries are any
 * that this computer has, and is killed the first time.
 */
function pretendedJetson({ commit }: { readonly commit: string }): Readonly<Record<string, string>> {
  const bin = "/usr/local/sbin";
  const source = "/srv/work/jetpack-6.2-onnxruntime-1.23.2/source";
  const manifest = (name: string) => `{"name":"onnxruntime-${name}","version":"1.23.2","main":"index.js"}`;
  return {
    ...FILES,
    "/usr/include/NvInfer.h": "",
    "/usr/include/cudnn.h": "",
    "/usr/local/cuda/bin/nvcc": "",
    [`${bin}/uname`]: "#!/bin/sh\necho aarch64\n",
    [`${bin}/cmake`]: "#!/bin/sh\necho cmake version 3.31.10\n",
    [`${bin}/df`]: "#!/bin/sh\necho Avail; echo 99999M\n",
    [`${bin}/ldconfig`]: "#!/bin/sh\necho libnvinfer.so libnvdla_compiler.so\n",
    [`${bin}/git`]: `#!/bin/sh
      case "$*" in
        clone*) echo cloned && mkdir -p ${source}/.git && cp -r /srv/source/. ${source} ;;
        *rev-parse*) echo ${commit} ;;
      esac\n`,
    "/srv/source/js/common/package.json": manifest("common"),
    "/srv/source/js/common/index.js": "",
    "/srv/source/js/node/package.json": manifest("node"),
    "/srv/source/js/node/index.js": 'exports.listSupportedBackends = () => [{ name: "cpu" }, { name: "tensorrt" }];',
    "/srv/source/build.sh": `#!/bin/bash
      [ -e /srv/work/killed ] || { touch /srv/work/killed; kill -KILL $PPID; exit 1; }
      echo compiling, the second time
      node=${source}/js/node/bin/napi-v6/linux/$(node -p process.arch) library=$(ls /lib/*/libz.so.1 | head -n 1)
      mkdir -p $node /srv/work/jetpack-6.2-onnxruntime-1.23.2/build/Release && cp $library $node/onnxruntime_binding.node
      for each in shared cuda tensorrt; do
        cp $library /srv/work/jetpack-6.2-onnxruntime-1.23.2/build/Release/libonnxruntime_providers_$each.so
      done\n`,
  };
}
