import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { callOf } from "../../src/conversation/shown/call.ts";
import type { WantedPause } from "../../src/ledger/pauses.ts";
import { type Office, type OfficeOptions, openOffice } from "./office.ts";
import { type Request, request } from "./request.ts";
import { heard } from "./words.ts";

const [ana, bo, kim] = ["test:T1:U1", "test:T1:U2", "test:T1:U9"];
const answers = { type: "company", mail: "ana@example.com", country: "HK", phone: "5123 4567" };
const hour = 3_600_000;
const spending: WantedPause = { what: "spending", by: kim, why: "numbers that cost" };
const kinds = ["requests", "spending", "everything"] as const;

async function at(key: string, options: OfficeOptions = {}): Promise<{ office: Office; asked: Request }> {
  const office = await openOffice({ ...options, sandbox: { profile: "2024", ...options.sandbox } });
  const asked = await request(office, "open", answers, { who: ana });
  await asked.goTo(key);
  return { office, asked };
}

const texts = ({ sandbox }: Office) => sandbox.books().texts;
const ringsOf = ({ screen }: Office, who: string) => screen.calls(who).map(({ text }) => heard([text]));
const body = (asked: Request) => heard(asked.card().view.body);

describe("while the desks are paused", () => {
  test("a press sends nothing, its agent reads who, why and until when, and is called when they go on", async () => {
    const { office, asked } = await at("password");
    const { until } = await office.desk.ledger.pause({ ...spending, forMs: 2 * hour });
    await asked.press("make");
    await asked.asks("text");
    expect(body(asked)).toContain(
      `Texts and new accounts are paused until ${new Date(until!).toISOString()}, by ${kim}: “numbers that cost”`,
    );
    expect(texts(office)).toBe(0);
    const { version } = await asked.case();
    await asked.press("go");
    await office.until(async () => ((await asked.case()).version >= version + 2 ? true : undefined));
    await asked.asks("text");

    const before = ringsOf(office, ana).length;
    await office.desk.ledger.goOn(kinds, kim);
    await office.until(() => ringsOf(office, ana).at(before));
    expect(ringsOf(office, ana).slice(before)).toEqual([
      expect.stringMatching(/^The pause is over\. R-\w+ needs you: Text the code/),
    ]);
    expect((await asked.case()).stopped).toBeUndefined();
    await asked.asks("text");
    expect(body(asked)).not.toContain("paused");
    expect(texts(office)).toBe(0);
    await asked.press("go");
    await asked.asks("code");
    await asked.say(await asked.code());
    await asked.comesTo("done");
    expect(texts(office)).toBe(1);
  });

  test("a code is kept, the account is not opened, and one press opens it with the same password afterwards", async () => {
    const { office, asked } = await at("code");
    const code = await asked.code();
    await office.desk.ledger.pause({ ...spending, what: "everything" });
    const { ref } = (await asked.case()).answers.password as { ref: string };
    await asked.say(code);
    await asked.asks("account");
    expect(office.sandbox.books().accounts).toEqual([]);
    office.pass(4 * 60_000);
    await office.desk.ledger.goOn(kinds, kim);
    await office.until(async () => ((await asked.case()).stopped ? undefined : true));
    await asked.asks("account");
    expect(office.sandbox.books().accounts).toEqual([]);
    expect((await asked.case()).answers.password).toEqual({ ref, made: true });
    await asked.press("go");
    await asked.comesTo("done");
    expect(office.sandbox.books().accounts).toHaveLength(1);
    expect(texts(office)).toBe(1);
  });

  test("a customer reads that it takes a little, and no names", async () => {
    const { office, asked } = await at("code");
    const text = await asked.code();
    await asked.tell({ type: "handed", role: "customer", to: bo, at: bo });
    await office.desk.ledger.pause(spending);
    await asked.tell({ type: "said", text }, { id: bo });
    await office.until(async () => ((await asked.case()).stopped ? true : undefined));
    await office.desk.runner.delivered();
    const theirs = office.screen.cards(asked.id, bo).at(-1)!.view.body;
    expect(heard(theirs)).toContain("I have to wait a little before I can go on with this.");
    const all = office.screen.seen.filter((each) => each.at === bo).map((each) => JSON.stringify(each));
    expect(all.filter((each) => each.includes(kim) || each.includes("numbers that cost"))).toEqual([]);
    expect(ringsOf(office, ana).at(-1)).toContain("Texts and new accounts are paused, by");
  });

  test("a request does not run out of time, and reminds nobody", async () => {
    const { office, asked } = await at("review");
    await office.desk.ledger.pause(spending);
    for (let n = 0; n < 9; n++) {
      office.pass(24 * hour);
      await office.desk.outbox.sweep();
    }
    const theCase = await asked.case();
    expect(theCase).toMatchObject({ state: "open", pending: { key: "review" } });
    const before = ringsOf(office, ana).length;
    await office.desk.ledger.goOn(kinds, kim);
    await office.until(() => ringsOf(office, ana).at(before));
    expect(await asked.case()).toMatchObject({ state: "open", answers: { mail: "ana@example.com" } });
    await office.passUntil(hour, async () => ((await asked.case()).state === "expired" ? true : undefined));
  });

  test("what is in doubt is looked up, and its account is found", async () => {
    const office = await openOffice({ sandbox: { profile: "2024" } });
    const asked = await request(office, "open", { ...answers, mail: "timeout.after@example.com" }, { who: ana });
    await asked.goTo("code");
    await asked.say(await asked.code());
    await asked.comesTo("unknown");
    await office.desk.ledger.pause({ ...spending, what: "everything" });
    await office.passUntil(10_000, async () => ((await asked.case()).state === "done" ? true : undefined));
    expect(office.sandbox.books().accounts).toHaveLength(1);
  });

  test.each([["requests"], ["everything"]] as const)("of %s nobody opens a request, and is told why", async (what) => {
    const { office, asked } = await at("mail");
    await office.desk.ledger.pause({ what, by: "shell:kim", why: "the desk moves" });
    const opening = office.desk.desk.open({ event: randomUUID(), flow: "open", from: { id: bo }, at: bo });
    const error = await opening.then(
      () => undefined,
      (thrown: unknown) => thrown as { why: Parameters<typeof heard>[0][number] },
    );
    expect(heard([error!.why])).toContain("New requests are paused, by kim: “the desk moves”");
    await asked.answer("mail");
    expect(await office.desk.ledger.list({ owner: bo })).toEqual([]);
  });

  test("operators are told of its beginning and of its end, once each, and the second desk tells nothing twice", async () => {
    const office = await openOffice();
    await office.second();
    const news = () => office.screen.notices("test:operators").map((notice) => heard([notice]));
    await office.desk.ledger.pause({ ...spending, forMs: hour });
    await office.until(() => news()[0]);
    await office.until(async () => ((await office.desk.ledger.untold()).length === 0 ? true : undefined));
    office.pass(hour);
    await office.until(() => news()[1]);
    await office.desk.ledger.pause({ ...spending, what: "requests" });
    await office.until(() => news()[2]);
    await office.desk.ledger.goOn(kinds, bo);
    await office.until(() => news()[3]);
    expect(news()).toEqual([
      expect.stringContaining(`Paused by ${kim} until`),
      "The pause is over, as it was set: Texts and new accounts. Whoever waited is called now, and nothing is sent before they press.",
      expect.stringContaining(`Paused by ${kim}: New requests. “numbers that cost”`),
      expect.stringContaining(`The pause was ended by ${bo}: New requests.`),
    ]);
  });

  test("an earlier build that takes a turn meanwhile leaves a call behind that it can read", async () => {
    const { office, asked } = await at("password");
    await office.desk.ledger.pause(spending);
    await asked.press("make");
    await office.until(async () => ((await asked.case()).stopped ? true : undefined));
    await office.desk.ledger.goOn(kinds, kim);
    const theCase = await office.until(async () => {
      const now = await asked.case();
      return now.called?.owner?.wentOn ? now : undefined;
    });
    const { wentOn: _, ...known } = theCase.called!.owner!;
    const flow = office.desk.flow("open")!;
    expect(heard([callOf(flow, { ...theCase, called: { owner: known } }, "owner")!.text])).toMatch(
      /needs you: Text the code/,
    );
  });
});
