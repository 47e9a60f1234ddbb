import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../../src/practice/server.ts";
import { poll } from "../poll.ts";
import { client, practice } from "./practice.ts";

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "books", "sandbox.db");
}

test("a second server on the same file knows the keys, the accounts, the texts and the calls of the first", async () => {
  const books = file();
  const first = await practice({ file: books });
  await first.says("CreateAccount", await first.ready());
  const second = await practice({ file: books });
  expect(second.sandbox).toMatchObject({ secretId: first.sandbox.secretId, secretKey: first.sandbox.secretKey });
  expect(second.sandbox.books()).toEqual(first.sandbox.books());
  expect(second.sandbox.phone()).toEqual(first.sandbox.phone());
  expect(await second.refusal("CreateAccount", await first.ready())).toBe("FailedOperation.MailIsRegistered");
});

test("a code texted before a restart opens the account after it, with the tries that were left", async () => {
  const books = file();
  const first = await practice({ file: books });
  const fields = await first.ready();
  for (let n = 0; n < 4; n += 1) await first.refusal("CreateAccount", { ...fields, VerifyCode: "x" });
  const second = await practice({ file: books });
  expect(await second.says("CreateAccount", fields)).toMatchObject({ Uin: "200000100001" });
});

test("what happens once stays done after a restart", async () => {
  const books = file();
  const first = await practice({ file: books });
  const fields = await first.ready({ Mail: "error.before@example.com" });
  expect(await first.refusal("CreateAccount", fields)).toBe("InternalError");
  const second = await practice({ file: books });
  expect(await second.refusal("CreateAccount", fields)).toBeUndefined();
});

test("a text that was on its way at a restart arrives", async () => {
  const books = file();
  const first = await startSandbox({ file: books, lateTextMs: 400 });
  await client(first).says("SendVerifyCode", { CountryCode: "852", PhoneNum: "51200002" });
  await first.close();
  const second = await startSandbox({ file: books });
  onTestFinished(() => second.close());
  const text = second.phone()[0] ?? (await new Promise((resolve) => void second.onText(resolve)));
  expect(text).toMatchObject({ to: "+852 51200002" });
});

test("separate books have separate keys", async () => {
  const [one, two] = [await practice(), await practice()];
  expect(one.sandbox.secretId).not.toBe(two.sandbox.secretId);
  expect(one.sandbox.secretKey).not.toBe(two.sandbox.secretKey);
});

test("closing does not wait for a time-out that is being held", async () => {
  const t = await practice({ holdMs: 60_000 });
  const fields = await t.ready({ Mail: "timeout.before@example.com" });
  const held = t.see("CreateAccount", fields);
  await poll("a CreateAccount", () => t.sandbox.books().calls.CreateAccount);
  await t.sandbox.close();
  expect((await held).broken).toBe("socket hang up");
});
