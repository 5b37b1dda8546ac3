import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../support/folder.ts";
import { otherRoot } from "../support/other-root.ts";
import { requires } from "../support/requires.ts";
import { canMount } from "../support/small-disk.ts";

const INSTALL = readFileSync(new URL("../../deploy/install.sh", import.meta.url), "utf8");
const FILES = { "/srv/install.sh": INSTALL };
const READ_ONLY = "mount -o remount,ro,bind /; mount -t tmpfs tmpfs /mnt; export TMPDIR=/mnt";

// An overlay's nodes are devices like any other; nothing opens them here.
const JETSON = `
  mknod /dev/video0 c 81 0
  mknod /dev/nvmap c 10 1
  mkdir -p /dev/nvgpu/igpu0 /dev/dri && mknod /dev/nvgpu/igpu0/ctrl c 500 1
  mknod /dev/dri/renderD128 c 226 128`;

describe.runIf(canMount)("install.sh", () => {
  test.each(["--screen tv", "--purge", "--package", "--package /nowhere.deb"])("refuses %s, and says why", (words) => {
    using root = otherRoot(FILES);
    const { said, status } = root.run(`/srv/install.sh --dry-run ${words}`);
    expect(said).toMatch(/^install\.sh: .+\n$/);
    expect(status).toBe(2);
  });

  test("without the package it says which option brings it", () => {
    using root = otherRoot(FILES);
    expect(root.run("/srv/install.sh --dry-run")).toEqual({
      said: "install.sh: blisterscope is not installed: give its package with --package FILE.deb\n",
      status: 2,
    });
  });

  test.runIf(requires("dpkg-deb", "dpkg"))("a dry run tells the devices that are there, and writes nothing", () => {
    const deb = emptyPackage();
    using root = otherRoot(FILES, JETSON);
    const { said, status } = root.run(`${READ_ONLY}; /srv/install.sh --dry-run --package ${deb} --screen none`);
    expect(status, said).toBe(0);
    expect(said).toContain(`would run apt-get install -y --no-install-recommends --allow-downgrades ${deb}`);
    expect(said).toContain("would write /etc/systemd/system/blisterscope.service.d/50-devices.conf");
    expect(said).toContain("would write /etc/systemd/journald.conf.d/50-blisterscope.conf");
    expect(said).toMatch(/DeviceAllow=(char-video4linux|\/dev\/video0) rw/);
    for (const node of ["nvmap", "nvgpu/igpu0/ctrl", "dri/renderD128"]) expect(said).toContain(`DeviceAllow=/dev/${node} rw`);
    expect(said).not.toContain("/dev/nvidia");
  });
});

/** A package of that name with nothing in it. */
function emptyPackage(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, "DEBIAN"), { mode: 0o755 });
  const control = "Package: blisterscope\nVersion: 9.9\nArchitecture: all\nMaintainer: A <a@localhost.invalid>\nDescription: nothing\n";
  writeFileSync(join(folder, "DEBIAN/control"), control);
  const file = join(emptyFolder(), "blisterscope_9.9_all.deb");
  execFileSync("dpkg-deb", ["--build", "--root-owner-group", folder, file], { stdio: "ignore" });
  return file;
}
