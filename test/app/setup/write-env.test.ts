import { chmodSync, chownSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mustBeOurs, writeEnv } from "../../../src/app/setup/write-env.ts";
import { exitCodeOf } from "../../../src/machine/start-error.ts";
import { tempFolder } from "../../process/desk.ts";
import { fill, smallDisk } from "../../process/disks.ts";

const isRoot = process.geteuid?.() === 0;

/** What it says where it can't write. */
function refusal(write: () => void): string {
  try {
    write();
  } catch (error) {
    expect(exitCodeOf(error)).toBe(78);
    return (error as Error).message;
  }
  throw new Error("It was written.");
}

describe("writing a .env", () => {
  test("makes one that only its owner may read, and leaves nothing else behind", () => {
    const folder = tempFolder();
    writeEnv(join(folder, ".env"), "A=1\n", undefined);
    expect(readdirSync(folder)).toEqual([".env"]);
    expect(statSync(join(folder, ".env")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe("A=1\n");
  });

  test("puts the new one in the old one's place, and closes it to others", () => {
    const file = join(tempFolder(), ".env");
    writeFileSync(file, "A=1\n", { mode: 0o644 });
    const { ino } = statSync(file);
    writeEnv(file, "A=2\n", "A=1\n");
    expect(readFileSync(file, "utf8")).toBe("A=2\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(file).ino).not.toBe(ino);
  });

  test("refuses when somebody else changed it, made it or took it away meanwhile", () => {
    const folder = tempFolder();
    const file = join(folder, ".env");
    writeFileSync(file, "A=other\n");
    expect(refusal(() => writeEnv(file, "A=2\n", "A=1\n"))).toMatch(
      /changed by somebody else meanwhile\. Nothing was written/,
    );
    expect(refusal(() => writeEnv(file, "A=2\n", undefined))).toMatch(/changed by somebody else/);
    expect(refusal(() => writeEnv(join(folder, "gone"), "A=2\n", "A=1\n"))).toMatch(/changed by somebody else/);
    expect(readFileSync(file, "utf8")).toBe("A=other\n");
    expect(readdirSync(folder)).toEqual([".env"]);
  });

  test("refuses a link, and says where it leads", () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "elsewhere"), "A=1\n");
    symlinkSync(join(folder, "elsewhere"), join(folder, ".env"));
    const says = refusal(() => mustBeOurs(join(folder, ".env")));
    expect(says).toBe(
      `${folder}/.env is a link to ${folder}/elsewhere, and setup writes through no link. Run it where the file itself lies, or put the file in the link's place.`,
    );
    expect(refusal(() => writeEnv(join(folder, ".env"), "A=2\n", "A=1\n"))).toBe(says);
    expect(readFileSync(join(folder, "elsewhere"), "utf8")).toBe("A=1\n");
  });

  test.skipIf(!isRoot)("keeps the owner where root writes it (needs root)", () => {
    const file = join(tempFolder(), ".env");
    writeFileSync(file, "A=1\n");
    chownSync(file, 4711, 4712);
    writeEnv(file, "A=2\n", "A=1\n");
    expect(statSync(file)).toMatchObject({ uid: 4711, gid: 4712 });
  });

  test.skipIf(!isRoot)("refuses another user's file, and a folder that is not this user's (needs root)", () => {
    const folder = tempFolder();
    const file = join(folder, ".env");
    writeFileSync(file, "A=1\n");
    chmodSync(folder, 0o777);
    const asNobody = (write: () => void) => {
      process.seteuid!(65_534);
      try {
        return refusal(write);
      } finally {
        process.seteuid!(0);
      }
    };
    expect(asNobody(() => mustBeOurs(file))).toBe(`${file} belongs to another user (0). Run setup as that user.`);
    chmodSync(folder, 0o755);
    expect(asNobody(() => writeEnv(join(folder, "new"), "A=1\n", undefined))).toMatch(
      /can't be written by this user \(EACCES\)\. Nothing was changed; run setup in a folder where this user may write/,
    );
    expect(readFileSync(file, "utf8")).toBe("A=1\n");
  });

  test.skipIf(!isRoot)("says that the disk is full, and leaves the old file as it was (needs root)", ({ skip }) => {
    const disk = smallDisk(1);
    if (disk === undefined) return skip("nothing may be mounted here");
    const file = join(disk, ".env");
    writeFileSync(file, "A=1\n");
    fill(disk);
    expect(refusal(() => writeEnv(file, `A=${"2".repeat(9_000)}\n`, "A=1\n"))).toBe(
      `The disk of ${disk} is full (ENOSPC). Nothing was changed; make room, then run setup again.`,
    );
    expect(readFileSync(file, "utf8")).toBe("A=1\n");
    expect(readdirSync(disk).toSorted()).toEqual([".env", "ballast"]);
  });
});
