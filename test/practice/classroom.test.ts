import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { practice } from "./practice.ts";
import { speaking } from "./services.ts";

const week = 7 * 24 * 60 * 60_000;
const ana = { SdkAppId: 3520001, OriginId: "ana-2026", Name: "Ana", Avatar: "https://example.com/a.png" };

async function teaching(options = {}) {
  const t = await practice(options);
  return { ...t, lcic: speaking(t, "lcic"), users: () => t.sandbox.books().classroomUsers };
}

test("a user is registered once and found again by its OriginId and its UserId", async () => {
  const t = await teaching();
  const { UserId, Token } = await t.lcic.says("RegisterUser", ana);
  expect(UserId).toMatch(/^\w{27}$/);
  expect(Token).toMatch(/^\w{20,}$/);
  expect(await t.lcic.refusal("RegisterUser", { ...ana, Name: "Other" })).toBe("FailedOperation.OriginIdExists");
  const { SdkAppId, OriginId } = ana;
  const found = await t.lcic.says("LoginOriginId", { SdkAppId, OriginId });
  expect(found).toMatchObject({ UserId, Token: expect.any(String) });
  expect(found.Token).not.toBe(Token);
  expect(await t.lcic.says("LoginUser", { UserId })).toMatchObject({ UserId, Token: expect.any(String) });
  expect(await t.lcic.says("DescribeUser", { UserId })).toMatchObject(ana);
  expect(t.users()).toEqual([
    {
      userId: UserId,
      sdkAppId: 3520001,
      originId: "ana-2026",
      name: "Ana",
      avatar: "https://example.com/a.png",
      at: "2026-11-22T01:02:03.000Z",
      requestId: expect.any(String),
      tokens: 3,
    },
  ]);
});

test("the books never show a token, and it is good for seven days", async () => {
  const t = await teaching();
  const { Token } = await t.lcic.says("RegisterUser", ana);
  expect(JSON.stringify(t.sandbox.books())).not.toContain(Token);
  t.pass(week - 1);
  expect(t.users()[0]?.tokens).toBe(1);
  t.pass(1);
  expect(t.users()[0]?.tokens).toBe(0);
});

test("without an OriginId the new UserId takes its place, and every call makes a user", async () => {
  const t = await teaching();
  const { UserId } = await t.lcic.says("RegisterUser", { SdkAppId: 3520001 });
  await t.lcic.says("RegisterUser", { SdkAppId: 3520001 });
  expect(t.users()).toHaveLength(2);
  expect(await t.lcic.says("LoginOriginId", { SdkAppId: 3520001, OriginId: UserId })).toMatchObject({ UserId });
});

test("two applications know nothing of each other's users", async () => {
  const t = await teaching();
  const { sdkAppId, otherSdkAppId } = t.sandbox.lcic;
  expect([sdkAppId, otherSdkAppId]).toEqual([3520001, 3520002]);
  await t.lcic.says("RegisterUser", ana);
  const there = { SdkAppId: otherSdkAppId, OriginId: ana.OriginId };
  expect(await t.lcic.refusal("LoginOriginId", there)).toBe("ResourceNotFound.User");
  expect(await t.lcic.refusal("RegisterUser", there)).toBeUndefined();
  expect(t.users()).toHaveLength(2);
});

test.each([
  ["RegisterUser", { OriginId: "ana" }, "MissingParameter"],
  ["RegisterUser", { SdkAppId: "3520001" }, "InvalidParameter"],
  ["RegisterUser", { SdkAppId: 3520001, OriginId: 7 }, "InvalidParameter"],
  ["RegisterUser", { SdkAppId: 3520001, Role: "student" }, "UnknownParameter"],
  ["RegisterUser", { SdkAppId: 1234657 }, "InvalidParameter.SdkAppId"],
  ["LoginOriginId", { SdkAppId: 3520001 }, "MissingParameter"],
  ["LoginOriginId", { OriginId: "ana" }, "MissingParameter"],
  ["LoginOriginId", { SdkAppId: 1234657, OriginId: "ana" }, "InvalidParameter.SdkAppId"],
  ["LoginOriginId", { SdkAppId: 3520001, OriginId: "nobody" }, "ResourceNotFound.User"],
  ["LoginUser", {}, "MissingParameter"],
  ["LoginUser", { UserId: "nobody" }, "ResourceNotFound.User"],
  ["DescribeUser", {}, "MissingParameter"],
  ["DescribeUser", { UserId: "nobody" }, "ResourceNotFound.User"],
  ["DescribeUser", { OriginId: "ana" }, "UnknownParameter"],
])("%s of %j is %s and makes nobody", async (action, input, code) => {
  const t = await teaching();
  expect(await t.lcic.refusal(action, input)).toBe(code);
  expect(t.users()).toEqual([]);
});

test("a user and its application are known after a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "classroom-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "sandbox.db");
  const first = await teaching({ file });
  const { UserId } = await first.lcic.says("RegisterUser", ana);
  const second = await teaching({ file });
  const { SdkAppId, OriginId } = ana;
  expect(await second.lcic.says("LoginOriginId", { SdkAppId, OriginId })).toMatchObject({ UserId });
  expect(second.sandbox.chat).toEqual(first.sandbox.chat);
});
