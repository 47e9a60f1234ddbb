import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Office, openOffice } from "./office.ts";
import type { Talk } from "./talk.ts";
import { heard } from "./words.ts";

async function audited(office: Office, caseId: string): Promise<string[]> {
  const rows = [];
  for await (const { what } of office.desk.ledger.audit(caseId)) rows.push(what);
  return rows;
}

describe("the same delivery again", () => {
  test("a hundred times at once is one turn, and one answer on the screen", async () => {
    const office = await openOffice();
    const other = await office.second();
    const ana = await office.talk().open();
    const before = (await ana.case()).version;
    const event = { type: "said" as const, id: randomUUID(), from: { id: ana.who }, text: "company" };
    const desks = [office.desk, other];
    const told = await Promise.all(Array.from({ length: 100 }, (_, n) => desks[n % 2]!.desk.tell(ana.id, event)));
    expect(told.filter(({ is }) => is === "kept")).toHaveLength(1);
    await ana.asks("mail");
    expect((await ana.case()).version).toBe(before + 1);
    expect(await audited(office, ana.id)).toEqual(["opened", "said"]);
  });

  test("changes nothing an hour later either, when another question is open", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    const event = { type: "said" as const, id: randomUUID(), from: { id: ana.who }, text: "company" };
    await office.desk.desk.tell(ana.id, event);
    await ana.asks("mail");
    await ana.say("ana@example.com");
    await ana.asks("country");
    const { version } = await ana.case();
    await office.restart();
    office.pass(3_600_000);
    expect(await office.desk.desk.tell(ana.id, event)).toMatchObject({ is: "seen" });
    expect((await ana.case()).version).toBe(version);
  });

  test("opens one case, whichever desk it comes to", async () => {
    const office = await openOffice();
    const other = await office.second();
    const opening = { event: "slash-1", flow: "open", from: { id: "test:ana" }, at: "test:ana" };
    const ids = await Promise.all([office.desk, other, office.desk, other].map(({ desk }) => desk.open(opening)));
    expect(new Set(ids).size).toBe(1);
    expect(await office.desk.ledger.list({ owner: "test:ana" })).toHaveLength(1);
  });

  test("a notice is told once, however often what caused it is delivered", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    const event = { type: "said" as const, id: randomUUID(), from: { id: ana.who }, text: "help" };
    await Promise.all(Array.from({ length: 20 }, () => office.desk.desk.tell(ana.id, event)));
    await office.desk.runner.delivered();
    expect(office.screen.notices(ana.who)).toHaveLength(1);
  });
});

describe("a desk with an old copy of a case that another desk has moved on", () => {
  test("takes an answer for the question that is open now", async () => {
    const office = await openOffice();
    const other = await office.second();
    const ana = await office.talk().open();
    await other.desk.tell(ana.id, { type: "said", id: randomUUID(), from: { id: ana.who }, text: "company" });
    await ana.asks("mail");
    await office.desk.desk.tell(ana.id, {
      type: "said",
      id: randomUUID(),
      from: { id: ana.who },
      text: "ana@example.com",
    });
    expect((await ana.case()).answers.mail).toBe("ana@example.com");
  });

  test("hears how far an effect is that was promised meanwhile", async () => {
    const office = await openOffice({ idle: true });
    const other = await office.second();
    const id = await office.desk.desk.open({ event: "opened", flow: "open", from: { id: "test:ana" }, at: "test:ana" });
    const answers = { type: "company", mail: "ana@example.com" };
    await other.desk.tell(id, { type: "filled", id: "form", from: { id: "test:ana" }, answers });
    const [job] = await other.ledger.claim("lookUpMail", 1, 60_000);
    if (!job || !("effect" in job.work)) throw new Error("Nothing was promised.");
    expect(await office.desk.desk.settled(job.work.effect.id, id, { ok: true, value: {} })).toEqual({ is: "kept" });
  });
});

describe("secrets", () => {
  const refOf = async (ana: Talk, key: string) => ((await ana.case()).answers[key] as { ref: string }).ref;

  test("a code that lost its race never stands in for the one that won", async () => {
    const office = await openOffice();
    const other = await office.second();
    const ana = await office.talk().open();
    await ana.goTo("code");
    const right = await ana.code();
    const { question } = ana.card();
    const said = (text: string) => ({
      type: "said" as const,
      id: randomUUID(),
      from: { id: ana.who },
      text,
      question: question!,
    });
    const gate = other.power.hold("commit", "before");
    const late = other.desk.tell(ana.id, said("000000"));
    await gate.reached;
    const performing = office.desk.power.hold("attempt", "before");
    await office.desk.desk.tell(ana.id, said(right));
    await Promise.race([performing.reached, office.until(async () => (await office.attempts(ana.answers.mail))[0])]);
    const kept = await refOf(ana, "code");
    gate.open();
    await late;
    expect(await office.desk.vault.open(kept)).toBe(right);
    performing.open();
    await ana.comesTo("done");
    expect(office.books().calls.CreateAccount).toBe(1);
  });

  test("a password made twice in a race is the one that the account has and that is shown", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("password");
    const event = (choice: string) => ({
      type: "pressed" as const,
      id: randomUUID(),
      from: { id: ana.who },
      choice,
      question: ana.card().question!,
    });
    const other = await office.second();
    const gate = other.power.hold("commit", "before");
    const slow = other.desk.tell(ana.id, event("make"));
    await gate.reached;
    await office.desk.desk.tell(ana.id, event("make"));
    const made = await office.desk.vault.open(await refOf(ana, "password"));
    gate.open();
    await slow;
    await ana.finish();
    await ana.comesTo("done");
    await ana.press("reveal");
    await office.until(() => office.screen.secrets(ana.who)[0]);
    expect(office.screen.secrets(ana.who)).toEqual([made]);
  });

  test("what a lost turn had sealed is gone at once", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("password");
    const event = { type: "said" as const, id: randomUUID(), from: { id: ana.who }, text: ana.answers.password };
    const told = await Promise.all(Array.from({ length: 10 }, () => office.desk.desk.tell(ana.id, event)));
    expect(told.filter(({ is }) => is === "kept")).toHaveLength(1);
    expect(office.sealed().filter((name) => name.includes("/password/"))).toHaveLength(1);
  });

  test("nothing secret is in the case, in the audit chain or in the log", async () => {
    const office = await openOffice();
    const ana = await office.talk().open({ password: "Canary#4711x" });
    await ana.finish();
    const code = await ana.code();
    await ana.comesTo("done");
    const rows = [];
    for await (const row of office.desk.ledger.audit()) rows.push(row);
    const traces = JSON.stringify([await ana.case(), rows, office.logged, office.screen.seen]);
    expect(traces).not.toContain("Canary#4711x");
    expect(traces).not.toContain(code);
  });
});

describe("showing a case again", () => {
  test("moves nothing, and brings the card back", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    const before = await ana.case();
    const cards = office.screen.cards(ana.id).length;
    await office.desk.desk.resume(ana.id, { event: "resume-1", from: { id: ana.who } });
    await office.desk.desk.resume(ana.id, { event: "resume-1", from: { id: ana.who } });
    await office.until(() => office.screen.cards(ana.id).length > cards || undefined);
    expect(await ana.case()).toEqual(before);
  });

  test("elsewhere moves the card there, with the same question", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    const { question } = ana.card();
    await office.desk.desk.resume(ana.id, { event: "resume-2", from: { id: ana.who }, at: "test:phone" });
    await office.until(() => office.screen.cards(ana.id, "test:phone")[0]);
    expect(ana.card().question).toBe(question);
    await ana.say("company");
    await ana.asks("mail");
    expect(
      office.screen
        .cards(ana.id, "test:phone")
        .at(-1)
        ?.view.body.map(({ key }) => key),
    ).toContain("ask.mail");
  });

  test("is refused to strangers, who could have it sent to themselves", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await office.desk.desk.resume(ana.id, { event: "resume-3", from: { id: "test:eve" }, at: "test:eve" });
    await ana.say("company");
    await ana.asks("mail");
    expect(office.screen.seen.filter(({ at }) => at === "test:eve")).toEqual([]);
  });

  test("does nothing for a case that does not exist, or whose flow is gone", async () => {
    const office = await openOffice();
    await office.desk.desk.resume("R-0000", { event: "resume-4", from: { id: "test:ana" } });
    const told = await office.desk.desk.tell("R-0000", { type: "expired", id: "expired" });
    expect(told).toEqual({ is: "withdrawn" });
  });
});

test("after a restart the case stands where it stood, and nothing is asked twice", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  for (const key of ["review", "password", "code"]) {
    await ana.goTo(key);
    if (key === "code") await ana.code();
    const before = await ana.case();
    await office.restart();
    office.pass(120_000); // the leases of the dead
    const { answers, pending } = await ana.case();
    expect(pending).toEqual(before.pending);
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(Object.keys(before.answers)));
  }
  await ana.finish();
  await ana.comesTo("done");
  expect(office.books()).toMatchObject({ texts: 1, calls: { CreateAccount: 1, SendVerifyCode: 1 } });
});

test("an answer to a question that has moved on since is not taken for the new one", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  const other = await office.second();
  const gate = other.power.hold("commit", "before");
  const late = other.desk.tell(ana.id, { type: "said", id: randomUUID(), from: { id: ana.who }, text: "personal" });
  await gate.reached;
  await ana.say("company");
  await ana.asks("mail");
  gate.open();
  await late;
  await office.until(() => office.screen.notices(ana.who)[0]);
  expect(heard(office.screen.notices(ana.who))).toContain("That question has moved on");
  expect((await ana.case()).answers.type).toBe("company");
});
