import { describe, expect, test } from "vitest";
import type { Books } from "../../src/practice/books.ts";
import { type Desk, deskFor, type LineOf, type Post, readJson, run, tempFolder } from "./desk.ts";

const skip = '{"press":"skip"}';
const go = '{"press":"go"}';

/** The next question whose words fit. */
function asks(desk: Desk, words: RegExp): Promise<Post> {
  return desk.until("post", ({ question, text }) => question !== null && words.test(text));
}

async function answers(desk: Desk, words: RegExp, line: string): Promise<void> {
  await asks(desk, words);
  desk.says(line);
}

const books = (url: string) => readJson<Books>(`${url}/practice/books`);
const start = (kind: string, folder = tempFolder(), env = {}) => deskFor(folder, env, undefined, [kind]);

describe("a domain contact at the terminal", () => {
  test("is verified with a wrong code on the way and an edit before it, for one message each", async () => {
    const desk = start("verify");
    const { url } = await desk.until("listening");
    await answers(desk, /Which phone number or e-mail address/, "51234567");
    await answers(desk, /begin with \+/, "bo@example.com");
    await answers(desk, /Please check/, "edit contact");
    await answers(desk, /Which phone number or e-mail address/, "ana@example.com");
    await answers(desk, /ana@example\.com/, go);
    const { to, code } = await desk.until("sms");
    expect(to).toBe("ana@example.com");
    desk.says(code === "1111" ? "2222" : "1111");
    await answers(desk, /isn't the code that was sent/, code);
    const closed = await desk.until("closed");
    const { contacts, texts, calls } = await books(url);
    expect(contacts).toMatchObject([{ type: 2, code: "ana@example.com" }]);
    expect({ texts, proofs: calls.CreateIntlPhoneEmail }).toEqual({ texts: 1, proofs: 2 });
    expect(closed).toMatchObject({ state: "done", result: { requestId: contacts[0]?.requestId } });
  });

  test("has another code sent, also by /account code, and none before its time", async () => {
    const desk = start("verify", tempFolder(), { DURATIONS: "textAgain=5.2" });
    await answers(desk, /Which phone number or e-mail address/, "code.late@example.com");
    await answers(desk, /Please check/, go);
    await asks(desk, /What does it say/);
    desk.says("/account code");
    expect((await desk.until("post", ({ question }) => question === null)).text).toContain("Hold on");
    desk.says("/account code 4711");
    await answers(desk, /isn't the code|couldn't check/, "cancel");
    await answers(desk, /Cancel R-/, "cancel");
    expect(await desk.until("closed")).toMatchObject({ state: "cancelled" });
  });

  test("goes on after the desk was killed, and is proven once", async () => {
    const folder = tempFolder();
    const desk = start("verify", folder);
    await answers(desk, /Which phone number or e-mail address/, "code.sure@example.com");
    await answers(desk, /Please check/, go);
    await desk.until("sms");
    await desk.kill();
    const again = start("verify", folder);
    const { url } = await again.until("listening");
    await answers(again, /What does it say/, "246810");
    expect(await again.until("closed")).toMatchObject({ state: "done" });
    expect((await books(url)).calls).toMatchObject({ SendIntlPhoneEmailCode: 1, CreateIntlPhoneEmail: 1 });
  });

  test("an answer that got lost ends as made, or as not made and made on a press", async () => {
    const brief = { DURATIONS: "send=2,horizon=0.5,looks=0/0.2/0.5,lookEvery=0.3,emptyEvery=0.2,textAgain=0.2" };
    const desk = start("verify", tempFolder(), brief);
    const { url } = await desk.until("listening");
    for (const mail of ["cut.after@example.com", "cut.before@example.com"]) {
      if (mail.startsWith("cut.before")) desk.says("verify");
      await answers(desk, /Which phone number or e-mail address/, mail);
      await answers(desk, /Please check/, go);
      desk.says((await desk.until("sms")).code);
      if (mail.startsWith("cut.before")) {
        await answers(desk, /It isn't verified: I looked until it was certain/, go);
        desk.says((await desk.until("sms")).code);
      }
      expect(await desk.until("closed")).toMatchObject({ state: "done" });
    }
    expect((await books(url)).contacts).toHaveLength(2);
    expect((await books(url)).calls.CreateIntlPhoneEmail).toBe(3);
  });
});

describe("an official account at the terminal", () => {
  async function upToReview(desk: Desk, owner = "mei-shop") {
    await answers(desk, /Who should own/, owner);
    await answers(desk, /isn't in the Chat application yet/, "Mei");
    await answers(desk, /What's the official account called/, "花".repeat(54));
    await answers(desk, /12 bytes too many/, "花店");
    for (const words of [/introduce/, /picture/, /organization/]) await answers(desk, words, skip);
    await answers(desk, /How many people may subscribe/, "many");
    await answers(desk, /can't find a whole number/, "5,000");
    await answers(desk, /note for your own systems/, skip);
  }

  test("is made with what was shown last, under an id of the case", async () => {
    const desk = start("official");
    const { url } = await desk.until("listening");
    await upToReview(desk);
    await answers(desk, /Subscriber limit +5,000/, "edit name");
    await answers(desk, /What's the official account called/, "Mei's garden");
    await answers(desk, /Mei's garden/, go);
    const closed = await desk.until("closed");
    const { officialAccounts, calls } = await books(url);
    expect(officialAccounts).toMatchObject([{ name: "Mei's garden", owner: "mei-shop", mostSubscribers: 5000 }]);
    expect(closed).toMatchObject({ state: "done", result: { id: officialAccounts[0]?.id } });
    expect(officialAccounts[0]?.id).toContain(`@TOA#_${closed.case}-`);
    expect(calls.create_official_account).toBe(1);
  });

  test("goes on after the desk was killed; cancelled, it makes nothing", async () => {
    const folder = tempFolder();
    const desk = start("official", folder);
    await upToReview(desk);
    await asks(desk, /Please check/);
    await desk.kill();
    const again = start("official", folder);
    const { url } = await again.until("listening");
    await answers(again, /Please check/, "cancel");
    await answers(again, /Cancel R-/, "cancel");
    expect(await again.until("closed")).toMatchObject({ state: "cancelled" });
    expect((await books(url)).officialAccounts).toEqual([]);
  });

  test("an answer that got lost ends as made, or as not made and made on a press, under one id", async () => {
    const brief = { DURATIONS: "send=2,horizon=0.5,looks=0/0.2/0.5,lookEvery=0.3,emptyEvery=0.2" };
    const desk = start("official", tempFolder(), brief);
    const { url } = await desk.until("listening");
    for (const owner of ["torn.after-mei", "torn.before-mei"]) {
      if (owner.startsWith("torn.before")) desk.says("official");
      await upToReview(desk, owner);
      await answers(desk, /Please check/, go);
      if (owner.startsWith("torn.before")) await answers(desk, /wasn't made: I looked until it was certain/, go);
      expect(await desk.until("closed")).toMatchObject({ state: "done" });
    }
    expect((await books(url)).officialAccounts).toHaveLength(2);
    expect((await books(url)).calls.create_official_account).toBe(3);
  });
});

describe("a classroom user at the terminal", () => {
  const upToReview = async (desk: Desk, id: string) => {
    await answers(desk, /A new user, or a new token/, "new");
    await answers(desk, /Which ID does the user have/, id);
    await answers(desk, /called in class/, "Ana Example");
    await answers(desk, /picture/, skip);
  };

  async function revealed(desk: Desk): Promise<LineOf<"reveal">> {
    await desk.until("closed");
    desk.presses("reveal");
    return desk.until("reveal");
  }

  test("is registered with an edit on the way; the token is shown once, and a new one is had by asking", async () => {
    const desk = start("classroom");
    const { url } = await desk.until("listening");
    await answers(desk, /A new user, or a new token/, "new");
    await answers(desk, /Which ID does the user have/, "ana 2026");
    await answers(desk, /has spaces in it/, "ana-2026");
    await answers(desk, /called in class/, "Ana Beispiel");
    await answers(desk, /picture/, skip);
    await answers(desk, /Please check/, "edit name");
    await answers(desk, /called in class/, "Ana Example");
    await answers(desk, /Ana Example/, go);
    const first = await revealed(desk);
    desk.presses("reveal");
    expect((await desk.until("post", ({ question }) => question === null)).text).toContain("shown once already");
    desk.says("classroom");
    await answers(desk, /A new user, or a new token/, "token");
    await answers(desk, /Which user is the token for/, "ana-2062");
    await answers(desk, /Please check/, go);
    await answers(desk, /I can't find anybody with that ID here/, "ana-2026");
    await answers(desk, /Please check/, go);
    const second = await revealed(desk);
    expect(second.secret).not.toBe(first.secret);
    expect((await books(url)).classroomUsers).toMatchObject([{ originId: "ana-2026", name: "Ana Example", tokens: 2 }]);
  });

  test("goes on after the desk was killed, and an answer that got lost ends as made or as not made", async () => {
    const folder = tempFolder();
    const brief = { DURATIONS: "send=2,horizon=0.5,looks=0/0.2/0.5,lookEvery=0.3,emptyEvery=0.2" };
    const desk = start("classroom", folder, brief);
    await upToReview(desk, "cut.after-1");
    await asks(desk, /Please check/);
    await desk.kill();
    const again = start("classroom", folder, brief);
    const { url } = await again.until("listening");
    await answers(again, /Please check/, go);
    expect((await revealed(again)).secret).toMatch(/^[0-9a-f]{48}$/);
    again.says("classroom");
    await upToReview(again, "cut.before-1");
    await answers(again, /Please check/, go);
    await answers(again, /wasn't made: I looked until it was certain/, go);
    await revealed(again);
    expect((await books(url)).classroomUsers.map(({ originId }) => originId).toSorted()).toEqual([
      "cut.after-1",
      "cut.before-1",
    ]);
    expect((await books(url)).calls.RegisterUser).toBe(3);
  });

  test("cancelled, no user is made", async () => {
    const desk = start("classroom");
    const { url } = await desk.until("listening");
    await upToReview(desk, "ana-2026");
    await answers(desk, /Please check/, "cancel");
    await answers(desk, /Cancel R-/, "cancel");
    expect(await desk.until("closed")).toMatchObject({ state: "cancelled" });
    expect((await books(url)).classroomUsers).toEqual([]);
  });
});

describe("choosing what to ask for", () => {
  test("a word before anything was answered turns to that kind, and gives the empty request up", async () => {
    const desk = deskFor(tempFolder());
    await answers(desk, /Is the account for a person/, "classroom");
    expect(await desk.until("closed")).toMatchObject({ state: "cancelled" });
    await answers(desk, /A new user, or a new token/, "/account official");
    await asks(desk, /Who should own/);
  });

  test("once something was answered the word is an answer, and /account opens another beside it", async () => {
    const desk = deskFor(tempFolder());
    await answers(desk, /Is the account for a person/, "personal");
    await answers(desk, /Which e-mail address/, "verify");
    await answers(desk, /I can't find an e-mail address/, "/account verify");
    await asks(desk, /Which phone number or e-mail address/);
    expect(desk.lines.filter(({ type }) => type === "closed")).toEqual([]);
  });

  test("a kind that there is not, and one that lacks its settings, say what there is", async () => {
    const unknown = await run(tempFolder(), ["chat", "spaceship"]);
    expect(unknown.code).toBe(78);
    expect(unknown.stderr).toContain('"spaceship" can\'t be asked for here. There is no such request.');
    const real = {
      TENCENTCLOUD_SECRET_ID: "AKIDexample",
      TENCENTCLOUD_SECRET_KEY: "example",
      TENCENT_PARTNER_URL: "http://127.0.0.1:9",
      FRONTDESK_KEY: "a key that is long enough for this one",
      SMS_COUNTRIES: "HK",
    };
    const official = await run(tempFolder(), ["chat", "official"], real);
    expect(official.code).toBe(78);
    expect(official.stderr).toContain("It needs CHAT_SDK_APP_ID and CHAT_SECRET_KEY. What can be: open, verify.");
  });
});

describe("as much as one person may have going, at the terminal", () => {
  test("with one request open where one may be, another kind shows the oldest instead", async () => {
    const desk = deskFor(tempFolder(), { OPEN_PER_AGENT: "1" });
    await desk.asks("type");
    desk.says("personal");
    const { case: id } = await desk.asks("mail");
    desk.says("/account verify");
    await desk.until("post", ({ text }) =>
      text.includes("You have 1 request open, which is as many as one person may"),
    );
    expect((await desk.asks("mail")).case).toBe(id);
  });

  test("the eleventh within a minute waits for the next, and says so once", async () => {
    const desk = deskFor(tempFolder());
    const kinds = ["verify", "classroom"];
    await desk.asks("type");
    for (let n = 0; n < 10; n++) {
      desk.says(kinds[n % 2]!);
      if (n < 9) await desk.until("post", ({ question }) => question !== null);
    }
    await desk.until("post", ({ text }) => text.includes("a lot of new requests in one minute"));
  });
});
