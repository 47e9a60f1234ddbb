import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import Libsql from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { deskFor, type Ended, readJson, run, tempFolder, version } from "./desk.ts";
import { isRoot, nobody } from "./tree.ts";

/** What a person reads, without where practice looked for settings. */
function said({ stderr }: Ended): string {
  return stderr.replace(/^There is no \.env in .*\n/m, "");
}

function isPlain(text: string): void {
  expect(text).not.toMatch(/^\s+at |node:internal|\.[jt]s:\d+/m);
  expect(text.trim().split("\n")).toHaveLength(1);
}

async function takenPort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

describe("what keeps Frontdesk from starting is one plain sentence and exit code 78", () => {
  test("npm start needs its port", async () => {
    const port = await takenPort();
    const ended = await run(tempFolder(), ["start", "--page"], { PORT: port });
    expect(ended.code).toBe(78);
    expect(said(ended)).toBe(`Port ${port} is taken. Set PORT to another one, or end what uses it.\n`);
  });

  test("a terminal can do without the port, and says so in the log", async () => {
    const ended = await run(tempFolder(), ["chat", "--json"], { PORT: await takenPort() }, "personal\n");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain("Which e-mail");
    expect(said(ended)).toContain("the port is taken");
  });

  test("a HOST that is not this machine's", async () => {
    const ended = await run(tempFolder(), ["start", "--page"], { HOST: "192.0.2.1" });
    expect(ended.code).toBe(78);
    expect(said(ended)).toBe(
      "HOST 192.0.2.1 is not an address of this machine (EADDRNOTAVAIL). Set it to one, or leave it empty.\n",
    );
  });

  test("a folder that can't be written", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "data"), { mode: 0o555 });
    chmodSync(folder, 0o755);
    const ended = await run(folder, ["chat"], {}, "", isRoot ? nobody : undefined);
    expect(ended.code).toBe(78);
    isPlain(said(ended));
    expect(said(ended)).toContain(
      "data/practice/frontdesk.db can't be written (EACCES). Set DATABASE_URL to a place where this user may write.",
    );
    expect(readdirSync(join(folder, "data"))).toEqual([]);
  });

  test.each([
    [
      "a folder in the database's place",
      (folder: string) => mkdirSync(join(folder, "data/frontdesk.db"), { recursive: true }),
      "EISDIR",
    ],
    ["a file in the folder's place", (folder: string) => writeFileSync(join(folder, "data"), ""), "ENOTDIR"],
  ])("%s", async (_, spoil, code) => {
    const folder = tempFolder();
    spoil(folder);
    const ended = await run(folder, ["chat"]);
    expect(ended.code).toBe(78);
    expect(said(ended)).toBe(
      `data/practice/frontdesk.db can't be written (${code}). Set DATABASE_URL to a place where this user may write.\n`,
    );
  });

  test("a file that is no database", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "notes.txt"), "Dear diary, this is not a database at all. ".repeat(40));
    const ended = await run(folder, ["chat"], { DATABASE_URL: "sqlite:notes.txt" });
    expect(ended.code).toBe(78);
    expect(said(ended)).toBe("notes.txt is not a Frontdesk database. Set DATABASE_URL to another file.\n");
  });

  test("a database of a newer Frontdesk", async () => {
    const folder = tempFolder();
    await run(folder, ["chat", "--json"]);
    const db = new Libsql(join(folder, "data/practice/frontdesk.db"));
    db.pragma("user_version = 9999");
    db.close();
    const ended = await run(folder, ["chat"]);
    expect(ended.code).toBe(78);
    isPlain(said(ended));
    expect(said(ended)).toContain("was written by a newer Frontdesk");
  });

  test("settings: all of them in one list", async () => {
    const ended = await run(tempFolder(), ["start"], {
      TENCENTCLOUD_SECRET_ID: "AKID1",
      PORT: "http",
      SMS_COUNTRY: "HK",
    });
    expect(ended.code).toBe(78);
    const [first, ...rest] = said(ended).trim().split("\n");
    expect(first).toBe("Frontdesk can't start yet:");
    expect(rest.map((line) => line.split(" ")[3])).toEqual([
      "SMS_COUNTRY",
      "PORT",
      "TENCENTCLOUD_SECRET_KEY",
      "FRONTDESK_KEY",
      "SMS_COUNTRIES",
    ]);
  });

  test(".env of the working folder is read, and the environment wins over it", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, ".env"), "PORT=http\nLOG_LEVEL=loud\n");
    const ended = await run(folder, ["start"], { PORT: "0" });
    expect(said(ended)).toBe("Frontdesk can't start yet:\n  - LOG_LEVEL is debug, info, warn, error or silent\n");
  });
});

test("settings that switch off the check of certificates are refused, and npm run check says so", async () => {
  const folder = tempFolder();
  const keys = "TENCENTCLOUD_SECRET_ID=a\nTENCENTCLOUD_SECRET_KEY=b\nSMS_COUNTRIES=*\n";
  writeFileSync(
    join(folder, ".env"),
    `${keys}FRONTDESK_KEY=Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P\nNODE_TLS_REJECT_UNAUTHORIZED=0\n`,
  );
  const ended = await run(folder, ["chat", "--json"]);
  expect(ended.stderr).toContain("  - NODE_TLS_REJECT_UNAUTHORIZED=0 lets anybody answer for Tencent");
  expect(ended.code).toBe(78);
  const check = await run(folder, ["check"]);
  expect(check.stdout).toMatch(/^wrong {2}Settings +NODE_TLS_REJECT_UNAUTHORIZED=0 lets/m);
  expect(check.code).toBe(78);
});

test("an unknown command is answered with the list of commands", async () => {
  const ended = await run(tempFolder(), ["chats"]);
  expect(ended.code).toBe(1);
  expect(said(ended)).toContain("error: unknown command 'chats'\n(Did you mean chat?)");
  for (const name of ["start", "chat", "cases", "audit"]) expect(said(ended)).toMatch(new RegExp(`^  ${name} `, "m"));
});

describe("the desk's own port", () => {
  test("health is for everybody; the practice phone and books only for this machine, by its own name", async () => {
    const desk = deskFor(tempFolder(), { LOG_LEVEL: "info" });
    const { url } = await desk.until("listening");
    await desk.asks("type");
    expect(desk.raw()).toMatch(new RegExp(`"version":"${version}".*"msg":"a desk starts"`));
    expect(await (await fetch(`${url}/healthz`)).text()).toBe(`ok ${version}\n`);
    expect(await (await fetch(`${url}/readyz`)).text()).toBe("ready\n");
    const figures = await (await fetch(`${url}/metrics`)).text();
    expect(figures).toContain('frontdesk_cases{state="open"} 1\n');
    expect(figures).toContain('frontdesk_tencent_calls_total{api="GetCountryCodes",outcome="done"} 1\n');
    expect(await readJson(`${url}/practice/phone`)).toEqual([]);
    const port = Number(new URL(url).port);
    expect(await statusFor(port, "127.0.0.1", "/practice/books")).toBe(200);
    expect(await statusFor(port, "rebound.example.com", "/practice/books")).toBe(404);
    expect(await statusFor(port, "rebound.example.com", "/healthz")).toBe(200);
  });
});

async function statusFor(port: number, host: string, path: string): Promise<number | undefined> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    request({ port, path, headers: { host } }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
}
