import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Fault } from "../../src/errors.ts";
import { makeFolder, tryFolder } from "../../src/files/new-folder.ts";
import { emptyFolder } from "../support/folder.ts";

describe("a folder that is made whole or not at all", () => {
  test("has everything that was written, may be read by everybody, and leaves nothing beside it", async () => {
    const parent = emptyFolder();
    await makeFolder(join(parent, "deep/new"), async (dir) => {
      await mkdir(join(dir, "inside"));
      await writeFile(join(dir, "inside/file"), "content");
    });
    expect(await readFile(join(parent, "deep/new/inside/file"), "utf8")).toBe("content");
    expect((await stat(join(parent, "deep/new"))).mode & 0o777).toBe(0o755);
    expect(await readdir(join(parent, "deep"))).toEqual(["new"]);
  });

  test("is not there, nor anything beside it, when filling it fails", async () => {
    const parent = emptyFolder();
    const filling = makeFolder(join(parent, "new"), async (dir) => {
      await writeFile(join(dir, "file"), "half of it");
      throw new Fault("SELF_TEST_FAILED", "not good enough");
    });
    await expect(filling).rejects.toMatchObject({ code: "SELF_TEST_FAILED" });
    expect(await readdir(parent)).toEqual([]);
  });

  test("is not there before it is whole", async () => {
    const parent = emptyFolder();
    await makeFolder(join(parent, "new"), async () => expect(await readdir(parent)).not.toContain("new"));
    expect(await readdir(parent)).toEqual(["new"]);
  });

  test("takes the place of an empty one, never of a used one", async () => {
    const parent = emptyFolder();
    await mkdir(join(parent, "new"));
    await makeFolder(join(parent, "new"), (dir) => writeFile(join(dir, "file"), "first"));
    await expect(makeFolder(join(parent, "new"), (dir) => writeFile(join(dir, "file"), "second"))).rejects.toMatchObject({
      code: "DATA_DIR_UNUSABLE",
      detail: expect.stringContaining("ENOTEMPTY"),
    });
    expect(await readFile(join(parent, "new/file"), "utf8")).toBe("first");
  });

  test("a mistake of our own is not taken for a full disk", async () => {
    const mistake = new TypeError("not a function");
    await expect(
      makeFolder(join(emptyFolder(), "new"), () => {
        throw mistake;
      }),
    ).rejects.toBe(mistake);
  });
});

describe("before the work begins", () => {
  test("a folder that is new or empty is accepted", async () => {
    const parent = emptyFolder();
    await expect(tryFolder(parent)).resolves.toBeUndefined();
    await expect(tryFolder(join(parent, "new"))).resolves.toBeUndefined();
    await expect(tryFolder(join(parent, "deep/new"))).resolves.toBeUndefined();
    expect(await readdir(parent)).toEqual([]);
  });

  test("a link to an empty folder is accepted, and the folder filled", async () => {
    const parent = emptyFolder();
    await mkdir(join(parent, "empty"));
    await symlink("empty", join(parent, "link"));
    await tryFolder(join(parent, "link"));
    await makeFolder(join(parent, "link"), (dir) => writeFile(join(dir, "file"), "content"));
    expect(await readFile(join(parent, "link/file"), "utf8")).toBe("content");
    expect(await readFile(join(parent, "empty/file"), "utf8")).toBe("content");
  });

  test("a link that leads nowhere, and a place where nothing can be made, are refused", async () => {
    const parent = emptyFolder();
    await symlink("nowhere", join(parent, "link"));
    await expect(tryFolder(join(parent, "link"))).rejects.toMatchObject({ detail: expect.stringContaining("leads nowhere") });
    await expect(tryFolder("/proc/bundle")).rejects.toMatchObject({ code: "DATA_DIR_UNUSABLE" });
    await writeFile(join(parent, "file"), "");
    await expect(tryFolder(join(parent, "file/bundle"))).rejects.toMatchObject({ code: "DATA_DIR_UNUSABLE" });
  });

  test("a used folder and a file are refused", async () => {
    const parent = emptyFolder();
    await writeFile(join(parent, "file"), "");
    await expect(tryFolder(parent)).rejects.toMatchObject({ detail: expect.stringContaining("is not empty") });
    await expect(tryFolder(join(parent, "file"))).rejects.toMatchObject({ code: "DATA_DIR_UNUSABLE" });
  });
});
