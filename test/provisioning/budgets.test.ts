import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { notesOf } from "../../src/app/commands/case-file.ts";
import { supervisors } from "../../src/conversation/may.ts";
import { operators } from "../../src/conversation/turn/verdict.ts";
import type { Person } from "../../src/conversation/types.ts";
import { StaleRights } from "../../src/desk/stale-rights.ts";
import { type Office, openOffice } from "../desk/office.ts";
import type { Replica } from "../desk/replica.ts";
import { request } from "../desk/request.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const boss: Person = { id: "test:boss", roles: [supervisors] };

/** Waits until the world has said what became of the case's text. */
async function texted(office: Office, talk: Pick<Talk, "case">): Promise<string | undefined> {
  return office.until(async () => {
    const { working, pending } = await talk.case();
    return Object.keys(working ?? {}).length === 0 ? (pending?.key ?? "") : undefined;
  });
}

/** Requests that stand before the step at which a text goes out, one desk after the other. */
async function ready(office: Office, each: { who?: string; phone?: string; country?: string }[]): Promise<Talk[]> {
  const desks: Replica[] = [office.desk, await office.second()];
  const talks: Talk[] = [];
  for (const [n, { who = `test:agent-${n}`, ...answers }] of each.entries()) {
    const talk = await office.talk(who, desks[n % 2]).open(answers);
    await talk.goTo("password");
    talks.push(talk);
  }
  return talks;
}

/** All of them ask for a text at once. Gives those that were refused. */
async function allAsk(office: Office, talks: Talk[]): Promise<Talk[]> {
  await Promise.all(talks.map((talk) => talk.say(talk.answers.password)));
  const asked = await Promise.all(talks.map((talk) => texted(office, talk)));
  return talks.filter((_, n) => asked[n] === "text");
}

const lifting = (talk: Pick<Talk, "id">, office: Office, why: string, from = boss, id = randomUUID()) =>
  office.desk.desk.tell(talk.id, { type: "lifted", id, from, why });

describe("three texts to one number in ten minutes", () => {
  const phone = "51234567";

  test("count over both kinds of request and all desks, and the window moves on with each text", async () => {
    const office = await openOffice({ sandbox: { textGapMs: 0 } });
    const [first] = await ready(office, [{ phone }]);
    expect(await allAsk(office, [first!])).toEqual([]);
    office.pass(4 * minute);
    const contact = await request(office, "verify", { contact: `+852 ${phone}` }, { through: await office.second() });
    await contact.goTo("code");
    const rest = await ready(office, [{ phone }, { phone }, { phone }]);
    const refused = await allAsk(office, rest);
    expect(refused).toHaveLength(2);
    expect(office.books().texts).toBe(3);

    const [one, other] = refused as [Talk, Talk];
    expect(heard((await one.asks("text")).view.body)).toContain("three texts in ten minutes, so I sent none");
    const [{ until, cap } = {}] = (await one.case()).refused!;
    expect(cap).toBe("soon");
    expect(until! - office.now()).toBeGreaterThan(5 * minute);
    expect(until! - office.now()).toBeLessThanOrEqual(6 * minute);
    office.pass(until! - office.now());
    await one.press("go");
    await one.asks("code");
    await other.press("go");
    expect(await texted(office, other)).toBe("text");
    expect(office.books().texts).toBe(4);
  });

  test("a day's limit still counts beside it", async () => {
    const office = await openOffice({ caps: { perNumber: 2 }, sandbox: { textGapMs: 0 } });
    const refused = await allAsk(office, await ready(office, [{ phone }, { phone }, { phone }]));
    expect((await refused[0]!.case()).refused).toMatchObject([{ cap: "number" }]);
    expect(office.books().texts).toBe(2);
  });
});

describe("limits of countries", () => {
  test("are exact: each country has its own, or that of all others, and none takes from another", async () => {
    const perCountry = { of: { HK: 2, SG: 0 }, others: 1 };
    const office = await openOffice({ caps: { perCountry } });
    const at = (country: string, phone: string) => ({ country, phone });
    const talks = await ready(office, [
      ...["51230001", "51230002", "51230003", "51230004"].map((phone) => at("HK", phone)),
      ...["81234501", "81234502"].map((phone) => at("SG", phone)),
      ...["812345601", "812345602", "812345603"].map((phone) => at("TH", phone)),
      at("MY", "123456701"),
    ]);
    const refused = await allAsk(office, talks);
    const areas = refused.map(({ answers }) => answers.country).toSorted();
    expect(areas).toEqual(["HK", "HK", "SG", "SG", "TH", "TH"]);
    expect(office.books().texts).toBe(4);
    const thai = refused.find(({ answers }) => answers.country === "TH")!;
    expect(heard((await thai.asks("text")).view.body)).toContain("the daily limit for texts to Thailand");
    expect((await thai.case()).refused).toMatchObject([{ cap: "country" }]);
    const { refused: kept, texts } = await office.desk.ledger.period(office.now() - day, office.now() + 1);
    expect(kept).toEqual([{ limit: "country", count: 6 }]);
    expect(texts.reduce((sum, { sent }) => sum + sent, 0)).toBe(4);
  });

  test("hold for a number however it is asked for, and not for an e-mail", async () => {
    const office = await openOffice({ caps: { perCountry: { of: { HK: 1 } } }, sandbox: { textGapMs: 0 } });
    const [first] = await ready(office, [{}]);
    await allAsk(office, [first!]);
    const phone = await request(office, "verify", { contact: "+852 5123 9999" });
    await phone.goTo("text");
    expect((await phone.case()).refused).toMatchObject([{ cap: "country" }]);
    const mail = await request(office, "verify", { contact: "bo@example.com" });
    await mail.goTo("code");
  });
});

describe("a limit that is lifted", () => {
  test("is lifted for one text of one case, and keeps who did it, when and why", async () => {
    const office = await openOffice({ caps: { perCountry: { of: { HK: 1 } } } });
    const refused = await allAsk(office, await ready(office, [{}, {}, {}]));
    const [one, other] = refused as [Talk, Talk];
    expect(heard((await one.asks("text")).view.body)).toContain(`lift ${one.id} and the reason`);

    const asked = { ...boss, askedAt: office.now() };
    const late = lifting(one, office, "too late", { ...boss, askedAt: office.now() - minute - 1_000 });
    await expect(late).rejects.toThrow(StaleRights);
    expect((await one.case()).lifts).toBeUndefined();
    await lifting(one, office, "the customer is on the phone", asked);
    expect(office.books().texts).toBe(1); // nothing is spent by it
    const said = heard((await one.asks("text")).view.body);
    expect(said).toContain("One more text may go out now");
    expect(said).toContain("the customer is on the phone");
    await office.until(() => office.screen.notices(one.who).length || undefined);
    expect(heard(office.screen.notices(one.who))).toContain("has lifted the limit");

    await one.press("go");
    await other.press("go");
    expect(await texted(office, one)).toBe("code");
    expect(await texted(office, other)).toBe("text");
    expect(office.books().texts).toBe(2);
    const [lift] = (await one.case()).lifts!;
    expect(notesOf(await one.case())).toMatchObject([
      { by: boss.id, text: "lifted the limit (country): the customer is on the phone" },
    ]);
    expect(lift).toMatchObject({ cap: "country", by: boss.id, why: "the customer is on the phone" });
    expect(lift!.used).toMatch(new RegExp(`^${one.id}\\..*text$`));
    const rows = [];
    for await (const row of office.desk.ledger.audit(one.id)) rows.push(row);
    expect(rows.findLast(({ what }) => what === "lifted")).toMatchObject({
      actor: boss.id,
      detail: { verdict: "lifted the limit: country", rights: supervisors },
    });

    office.pass(66_000);
    await one.press("resend"); // the second text of that case has no lift
    await texted(office, one);
    expect(office.books().texts).toBe(2);
    expect((await one.case()).refused).toMatchObject([{ cap: "country" }]);
  });

  test("is the one that was met, and another holds on", async () => {
    const office = await openOffice({ caps: { perCountry: { of: { HK: 1 } }, perWorkspace: 1 } });
    const who = "test:T1:U1";
    const [one] = await allAsk(office, await ready(office, [{ who }, { who }]));
    const [{ cap } = {}] = (await one!.case()).refused!;
    await lifting(one!, office, "they wait");
    await one!.press("go");
    await texted(office, one!);
    const [{ cap: next } = {}] = (await one!.case()).refused!;
    expect([cap, next].toSorted()).toEqual(["country", "workspace"]);
    expect((await one!.case()).lifts).toMatchObject([{ cap }]);
    expect((await one!.case()).lifts![0]!.used).toBeUndefined();
    await lifting(one!, office, "they still wait");
    await one!.press("go");
    expect(await texted(office, one!)).toBe("code");
    expect(office.books().texts).toBe(2);
  });

  test("is lifted by operators too, for a reason, and by nobody else", async () => {
    const office = await openOffice({ caps: { perCountry: { of: { HK: 1 } } } });
    const [one] = await allAsk(office, await ready(office, [{}, {}]));
    const before = await one!.case();
    await lifting(one!, office, "let me", { id: one!.who, roles: ["agents"] });
    await lifting(one!, office, " - ");
    await lifting(one!, office, "x".repeat(301));
    expect((await one!.case()).lifts).toBeUndefined();
    expect((await one!.case()).refused).toEqual(before.refused);
    await office.until(() => office.screen.notices(boss.id).length === 2 || undefined);
    expect(heard(office.screen.notices(boss.id))).toMatch(/Write the reason.*in 300 letters or fewer/s);
    expect(heard(office.screen.notices(one!.who))).toContain("Only supervisors and those who run this desk");

    const event = randomUUID();
    const operator = { id: "test:op", roles: [operators] };
    for (const _ of [1, 2]) await lifting(one!, office, "they wait", operator, event);
    await lifting(one!, office, "twice", operator);
    await office.until(() => /nothing to lift/.test(heard(office.screen.notices(operator.id))) || undefined);
    expect((await one!.case()).lifts).toHaveLength(1);
  });

  test("three texts in ten minutes can be lifted as well", async () => {
    const phone = "51234567";
    const office = await openOffice({ sandbox: { textGapMs: 0 } });
    const [one] = await allAsk(office, await ready(office, [{ phone }, { phone }, { phone }, { phone }]));
    await lifting(one!, office, "the phone was off");
    await one!.press("go");
    expect(await texted(office, one!)).toBe("code");
    expect(office.books().texts).toBe(4);
  });
});
