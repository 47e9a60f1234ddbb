import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Books } from "../../src/practice/books.ts";
import type { PhoneText } from "../../src/practice/phone.ts";
import type { Sandbox } from "../../src/practice/server.ts";
import { poll } from "../poll.ts";
import { ana, client, noBooks } from "./practice.ts";

let built = "";
let folder = "";

beforeAll(() => {
  mkdirSync("node_modules/.cache", { recursive: true });
  built = mkdtempSync(join(process.cwd(), "node_modules/.cache/sandbox-"));
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  writeFileSync(join(built, "package.json"), '{"type":"module"}');
  const compile =
    "--ignoreConfig --noCheck --rootDir . --module nodenext --target es2023 --rewriteRelativeImportExtensions";
  const tsc = "node_modules/typescript/bin/tsc";
  execFileSync(process.execPath, [tsc, "src/practice/cli.ts", "--outDir", built, ...compile.split(" ")]);
});

afterAll(() => {
  for (const each of [built, folder]) rmSync(each, { recursive: true });
});

function start(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(built, "src/practice/cli.js"), ...options], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** A child that serves, driven like one in this process. */
async function serve(...options: string[]) {
  const child = start("--json", ...options);
  const lines = createInterface({ input: child.stdout! });
  const [line] = (await once(lines, "line")) as [string];
  const keys = JSON.parse(line) as Pick<Sandbox, "url" | "secretId" | "secretKey">;
  const read = async <T>(door: string) => (await (await fetch(`${keys.url}/${door}`)).json()) as T;
  return {
    child,
    line,
    keys,
    ...client(keys as Sandbox),
    phone: () => read<PhoneText[]>("phone"),
    books: () => read<Books>("books"),
  };
}

test("with --json it prints one line with its address and keys, and serves", async () => {
  const t = await serve("--file", ":memory:");
  expect(Object.keys(JSON.parse(t.line))).toEqual(["url", "secretId", "secretKey", "lcic", "chat"]);
  expect(await t.says("GetCountryCodes")).toHaveProperty("Data");
  expect(await t.phone()).toEqual([]);
  expect(await t.books()).toEqual({ ...noBooks, calls: { GetCountryCodes: 1 } });
});

test.each(["SIGTERM", "SIGINT"] as const)("%s closes it with 0, even while a time-out is held", async (signal) => {
  const t = await serve("--file", ":memory:");
  const held = t.see("SendVerifyCode", { CountryCode: "852", PhoneNum: "51200012" });
  await poll("a SendVerifyCode", async () => (await t.books()).calls.SendVerifyCode);
  t.child.kill(signal);
  expect(await once(t.child, "exit")).toEqual([0, null]);
  expect((await held).broken).toBe("socket hang up");
});

test("killed right after it answered, it has every account that it confirmed, under the same keys", async () => {
  const file = join(folder, "killed.db");
  const confirmed: unknown[] = [];
  for (let n = 1; n <= 4; n += 1) {
    const t = await serve("--file", file);
    const fields = { ...ana, Mail: `ana${n}@example.com`, PhoneNum: `5123456${n}` };
    await t.says("SendVerifyCode", { CountryCode: "852", PhoneNum: fields.PhoneNum });
    const VerifyCode = (await t.phone()).at(-1)?.code;
    confirmed.push((await t.says("CreateAccount", { ...fields, VerifyCode })).Uin);
    t.child.kill("SIGKILL");
    await once(t.child, "exit");
  }
  const t = await serve("--file", file);
  expect((await t.books()).accounts.map(({ uin }) => uin)).toEqual(confirmed);
  expect((await t.books()).texts).toBe(4);
});

test("killed while a client waits in vain, it has the account", async () => {
  const file = join(folder, "hung.db");
  const t = await serve("--file", file);
  await t.says("SendVerifyCode", { CountryCode: "852", PhoneNum: "51234567" });
  const VerifyCode = (await t.phone())[0]?.code;
  const held = t.see("CreateAccount", { ...ana, Mail: "timeout.after@example.com", VerifyCode });
  await poll("an account", async () => (await t.books()).accounts[0]);
  t.child.kill("SIGKILL");
  expect((await held).broken).toBe("socket hang up");
  const after = await serve("--file", file);
  expect(after.keys).toMatchObject({ secretId: t.keys.secretId, secretKey: t.keys.secretKey });
  expect((await after.books()).accounts).toMatchObject([{ mail: "timeout.after@example.com" }]);
});

test("--port and --profile are followed", async () => {
  const first = await serve("--file", ":memory:", "--profile", "2024");
  expect(await first.refusal("GetTradeConfigList")).toBe("InvalidAction");
  first.child.kill("SIGTERM");
  await once(first.child, "exit");
  const { port } = new URL(first.keys.url);
  expect((await serve("--file", ":memory:", "--port", port)).keys.url).toBe(first.keys.url);
});

test("without --json it says what it is, and shows each text as it arrives", async () => {
  const child = start("--file", ":memory:");
  let page = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    page += chunk;
  });
  const read = async (pattern: RegExp) => {
    const found = await poll(`${pattern} on the page`, () => pattern.exec(page) ?? undefined);
    return found[1] ?? "";
  };
  const url = await read(/address +(\S+)/);
  const keys = { url, secretId: await read(/secret id +(\S+)/), secretKey: await read(/secret key +(\S+)\n/) };
  expect(page).toContain("It opens no real account and texts no real phone.");
  await client(keys as Sandbox).says("SendVerifyCode", { CountryCode: "852", PhoneNum: "51200001" });
  await read(/To \+852 51200001\n.*246810/);
});

test.each([
  [["--profile", "2025"], '--profile is current or 2024, not "2025".'],
  [["--port", "http"], '--port is a number up to 65535, not "http".'],
  [["--prot", "1"], "--prot"],
])("%j ends with 78 and says what is wrong and what there is", async (options, said) => {
  const child = start(...options);
  let error = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    error += chunk;
  });
  expect(await once(child, "close")).toEqual([78, null]);
  expect(error).toContain(said);
  expect(error).toMatch(/sandbox .*\[--port 4500\]/);
});
