import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { leaksIn } from "./secrets.ts";

const secrets = ["Kept0secret7!", "246810"];

function leaks(text: string): number {
  return leaksIn({ file: Buffer.concat([Buffer.from([0, 255, 7, 46]), Buffer.from(text)]) }, secrets).length;
}

test.each(secrets)("%s is found raw, in base64 whatever stands before it, and in hex", (secret) => {
  expect(leaks(`{"value":"${secret}"}`)).toBe(1);
  expect(leaks(`done${secret}${randomUUID()}`)).toBe(1);
  for (const before of ["", "a", "ab", "abc"]) {
    expect(leaks(Buffer.from(`${before}${secret}!`).toString("base64")), before).toBeGreaterThan(0);
  }
  expect(leaks(Buffer.from(`x${secret}`).toString("hex"))).toBe(1);
  expect(leaks(Buffer.from(secret).toString("hex").toUpperCase())).toBe(1);
});

test.each(secrets)("%s is found backwards, in UTF-16, and as a URL or JSON has it", (secret) => {
  const backwards = [...secret].reverse().join("");
  for (const text of [backwards, encodeURIComponent(`x=${secret}`), JSON.stringify({ nested: JSON.stringify(secret) })])
    expect(leaks(text), text).toBeGreaterThan(0);
  for (const bytes of [Buffer.from(`x${secret}y`, "utf16le"), Buffer.from(`x${secret}y`, "utf16le").swap16()])
    expect(leaksIn({ heap: bytes }, secrets)).not.toEqual([]);
});

test("a secret with letters that a URL or JSON writes otherwise is found there, and in the base64 of URLs", () => {
  const secret = 'Kite"7 #>?ÿ';
  const found = (text: string) => leaksIn({ file: Buffer.from(text) }, [secret]).length;
  for (const text of [
    encodeURIComponent(secret),
    new URLSearchParams({ secret }).toString(),
    JSON.stringify(secret),
    Buffer.from(`??${secret}`).toString("base64url"),
  ])
    expect(found(text), text).toBeGreaterThan(0);
  expect(found("nothing to see")).toBe(0);
});

test("digits that come up by chance within a hash or a UUID are no leak", () => {
  expect(leaks(`|${"a".repeat(30)}246810${"b".repeat(28)}|`)).toBe(0);
  expect(leaks("1246810f-0000-4000-8000-000000000000")).toBe(0);
  expect(leaks("nothing to see")).toBe(0);
});

test("a secret that is part of a readable value is no leak", () => {
  const file = Buffer.from("b5a1c2d3e4f5200000246810done, and the code 246810");
  expect(leaksIn({ file }, secrets, ["200000246810"])).toEqual(["246810 in file"]);
  expect(leaksIn({ file: file.subarray(0, 28) }, secrets, ["200000246810"])).toEqual([]);
  expect(leaksIn({ file: file.subarray(0, 28) }, secrets)).toEqual(["246810 in file"]);
});
