import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createReception } from "../../src/desk/reception.ts";
import { poll } from "../poll.ts";
import { type Office, openOffice } from "./office.ts";
import type { Replica } from "./replica.ts";
import { type Request, request } from "./request.ts";
import { heard } from "./words.ts";

const minute = 60_000;
const hour = 60 * minute;
const operators = "test:operators";
const [kim, lee] = ["test:kim", "test:lee"].map((id) => ({ id, roles: ["operators"] }));

/** The desk is started again without these kinds' settings, and only it is left. */
async function startedWithout(office: Office, ...without: ("official" | "classroom")[]): Promise<Replica> {
  office.desk.power.cut();
  return office.second({ without });
}

const seal = async (ana: Request) => Object.values((await ana.case()).working ?? {}).find((work) => work.seal);

test("a draft of a kind that is offered no more answers what people do, and ends at its deadline", async () => {
  const office = await openOffice();
  const ana = await request(office, "official", { owner: "ana-shop" });
  await ana.goTo("name");
  const through = await startedWithout(office, "official");
  await through.desk.tell(ana.id, { type: "said", id: "a word", from: { id: ana.who }, text: "Ana's shop" });
  const words = await office.until(() => office.screen.notices(ana.who).at(-1));
  expect(heard([words])).toContain(`${ana.id} can't go on: this desk doesn't offer Chat official account any more`);
  await office.passUntil(hour, async () => ((await ana.case()).state === "expired" ? true : undefined));
  await poll("the words", () => (heard(office.screen.notices(ana.who)).includes("has ended") ? true : undefined));
});

test("the operators are told once which settings to set, and for which requests", async () => {
  const office = await openOffice();
  const open = [await request(office, "official", {}), await request(office, "official", {}, { who: "test:bo" })];
  const other = await request(office, "open", {});
  const first = await startedWithout(office, "official");
  const second = await office.second({ without: ["official"] });
  for (const desk of [first, second]) await desk.tellOfOpen();
  office.pass(25 * hour);
  for (const desk of [first, second]) await desk.tellOfOpen();
  await Promise.all([first, second].map(({ runner }) => runner.delivered()));
  const told = office.screen.notices(operators).filter(({ key }) => key === "chat.retired-operators");
  expect(told).toHaveLength(1);
  expect(heard(told)).toContain("CHAT_SDK_APP_ID, CHAT_SECRET_KEY is gone from my settings, and 2 requests are open");
  for (const { id } of open) expect(heard(told)).toContain(id);
  expect(heard(told)).not.toContain(other.id);
});

test("no effect of it is promised: one that waits is taken back unsent, and people are told", async () => {
  const office = await openOffice({ idle: true });
  const { desk, outbox } = office.desk;
  const id = await desk.open({ event: randomUUID(), flow: "official", from: { id: "test:ana" }, at: "test:ana" });
  await desk.tell(id, { type: "said", id: "owner", from: { id: "test:ana" }, text: "ana-shop" });
  expect(Object.values((await office.load(id)).working ?? {})).toMatchObject([{ key: "known", stage: "queued" }]);
  await outbox.idle();
  const { outbox: without } = await startedWithout(office, "official");
  for (let tries = 0; tries < 10; tries += 1) {
    office.pass(minute);
    await without.drainEffects();
    await without.idle();
  }
  expect(await office.load(id)).toMatchObject({ state: "open", refused: [{ why: { key: "chat.not-done" } }] });
  expect(office.logged.filter(({ level }) => level === "error")).toEqual([]);
});

test("no request of it is opened, and a person who presses an old button is told so", async () => {
  const office = await openOffice();
  const { desk, ledger, vault, flow } = await startedWithout(office, "classroom");
  const reception = createReception({ desk, ledger, vault, world: "practice", flow, links: [] });
  const opening = { event: randomUUID(), flow: "classroom", from: { id: "test:ana" }, at: "test:ana" };
  await expect(reception.open(opening)).rejects.toMatchObject({ why: { key: "talk.not-offered" } });
  expect(await ledger.list({})).toEqual([]);
});

test("a classroom user in doubt is still found after its application was taken out of the settings", async () => {
  const office = await openOffice({ times: { looksMs: [hour], lookEveryMs: hour, manualMs: 100 * hour } });
  const ana = await request(office, "classroom", { task: "new", originId: "cut.after-9", name: "Ana" });
  await ana.goTo("review");
  await ana.press("go");
  await ana.comesTo("unknown");
  await startedWithout(office, "classroom");
  await office.passUntil(10 * minute, async () => ((await ana.case()).state === "done" ? true : undefined));
  expect(office.books().classroomUsers).toHaveLength(1);
});

test("an official account in doubt, at which nobody can look, is judged by people, and ends either way", async () => {
  for (const end of ["found", "absent"] as const) {
    const office = await openOffice({ times: { looksMs: [minute], lookEveryMs: minute } });
    const ana = await request(office, "official", { owner: "cut.after-mei", name: "Shop" });
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("unknown");
    const { desk } = await startedWithout(office, "official");
    await office.passUntil(minute, async () => ((await seal(ana))?.stage === "manual" ? true : undefined));
    const card = await office.until(() => office.screen.cards(ana.id, operators).at(-1));
    const { value } = card.view.fields!.find(({ key }) => key === "why")!;
    expect(heard([value as never])).toContain("Put CHAT_SDK_APP_ID, CHAT_SECRET_KEY back");
    for (const from of [kim!, lee!]) {
      await desk.tell(ana.id, { type: "said", id: randomUUID(), from, text: end });
      await office.until(async () =>
        (await ana.case()).working === undefined || (await seal(ana)) ? true : undefined,
      );
    }
    if (end === "absent") {
      await office.passUntil(hour, async () => ((await ana.case()).state === "expired" ? true : undefined));
      continue;
    }
    const { answers } = await office.until(async () => {
      const now = await ana.case();
      return now.state === "done" ? now : undefined;
    });
    expect(answers.official).toMatchObject({ id: expect.stringMatching(`^@TOA#_${ana.id}-`) });
  }
});

test("once the settings are back, a request in doubt goes on by look-ups", async () => {
  const office = await openOffice({ times: { looksMs: [hour], lookEveryMs: hour } });
  const ana = await request(office, "official", { owner: "cut.after-mei", name: "Shop" });
  await ana.goTo("review");
  await ana.press("go");
  await ana.comesTo("unknown");
  const without = await startedWithout(office, "official");
  await office.passUntil(minute, async () => ((await seal(ana))?.stage === "manual" ? true : undefined));
  without.power.cut();
  await office.second();
  await office.passUntil(10 * minute, async () => ((await ana.case()).state === "done" ? true : undefined));
});
