import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { freshUrl, withPostgres } from "../postgres/database.ts";
import { deskFor, type LineOf, readJson, run, stepOf, tempFolder } from "./desk.ts";

const me = userInfo().username;
const how = "npm run pause -- texts for 2h WHY";

/** What `npm run pause` prints, beside desks or without. */
function pausing(folder: string, env: Record<string, string> = {}) {
  return async (words: string) => {
    const { code, stdout, stderr } = await run(folder, ["pause", ...words.split(" ").filter(Boolean)], env);
    return { code, says: stdout + stderr };
  };
}

async function saysAll(pause: ReturnType<typeof pausing>): Promise<void> {
  expect(await pause("")).toMatchObject({ code: 0, says: expect.stringMatching(/^Nothing is paused on .*\n.*WHY/) });
  for (const [words, why] of [
    ["texts", "Say why, in a few words"],
    ["phones they ring", "Say what to pause"],
    ["texts until 18:00 they cost", "Say how long from now"],
    ["go on with phones", "Say what to pause"],
  ] as const) {
    const { code, says } = await pause(words);
    expect([code, says.split("\n")[0]]).toEqual([78, expect.stringContaining(why)]);
    expect(says).toContain(how);
  }
  expect((await pause("texts for 2h they cost")).says).toMatch(
    /^Paused on every desk of .*, until \d{4}-.* UTC: texts and new accounts\. “they cost”\n.*\nNothing is under way\.\n$/,
  );
  expect((await pause("requests the desk moves")).says).toContain("until somebody says go on: new requests");
  const { says } = await pause("status");
  expect(says.match(new RegExp(`^Paused since .* by ${me}: .*$`, "gm"))).toHaveLength(2);
  expect(says).toContain("No request waits.");
  expect((await pause("go on with requests")).says).toBe(
    "Ended: new requests.\nStill paused: texts and new accounts.\nNo request waited.\n",
  );
  expect((await pause("go on")).says).toBe("Ended: texts and new accounts.\nNo request waited.\n");
  expect(await pause("go on")).toEqual({ code: 0, says: "Nothing was paused.\n" });
}

test("npm run pause says how things stand, pauses, and lets all go on, on SQLite", async () => {
  const folder = tempFolder();
  const pause = pausing(folder);
  expect(await pause("texts they cost")).toMatchObject({ code: 78, says: expect.stringContaining("npm start") });
  const desk = deskFor(folder);
  await desk.asks();
  await saysAll(pause);
});

withPostgres("a pause", () => {
  test("npm run pause does the same on PostgreSQL", async () => {
    const folder = tempFolder();
    const env = { DATABASE_URL: await freshUrl() };
    const desk = deskFor(folder, env);
    await desk.asks();
    await saysAll(pausing(folder, env));
  });
});

test("a desk that is paused is killed, and the next one calls and goes on with the same request and password", async () => {
  const folder = tempFolder();
  const pause = pausing(folder);
  const first = deskFor(folder);
  const { url } = await first.until("listening");
  const books = async (at: string) =>
    readJson<{ accounts: unknown[]; texts: number }>(`${at}/practice/books`).then(({ accounts, texts }) => ({
      texts,
      accounts: accounts.length,
    }));
  await first.asks();
  first.says("/account open company ana@example.com +852 5123 4567, name: Example Ltd");
  for (;;) {
    const post = await first.asks();
    const step = stepOf(post);
    if (step === "password") break;
    if (step === "review") first.presses("go");
    else if (step === "industry" || step === "subindustry") first.presses(post.choices[0]!.key);
    else
      first.says(
        { type: "company", mail: "ana@example.com", country: "HK", phone: "5123 4567", name: "Example Ltd" }[
          step as string
        ] ?? "x",
      );
  }
  expect((await pause("everything numbers that cost")).code).toBe(0);
  first.says("Kite#4242b");
  first.says("Kite#4242b");
  const told = await first.until("post", ({ text }) => text.includes("Texts and new accounts are paused"));
  expect(told.text).toContain(`Texts and new accounts are paused, by ${me}: “numbers that cost”`);
  expect(await books(url)).toEqual({ texts: 0, accounts: 0 });
  expect((await pause("")).says).toContain("1 request waits.");
  await first.kill();

  const second = deskFor(folder);
  const { url: at } = await second.until("listening");
  await second.asks("go");
  expect(await books(at)).toEqual({ texts: 0, accounts: 0 });
  expect((await pause("go on")).says).toContain("1 request waits. Each calls whoever must act");
  const isCall = ({ text }: LineOf<"post">) => text.includes("The pause was ended by");
  await second.until("post", isCall);
  await second.asks("go");
  expect(await books(at)).toEqual({ texts: 0, accounts: 0 });
  second.presses("go");
  const { code } = await second.until("sms");
  second.says(code);
  const closed = await second.until("closed");
  expect(closed.state).toBe("done");
  expect(await books(at)).toEqual({ texts: 1, accounts: 1 });
});
