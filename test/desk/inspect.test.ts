import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createDesk } from "../../src/desk/desk.ts";
import { createInspector, type Inspected } from "../../src/desk/inspect.ts";
import { type Office, openOffice } from "./office.ts";

const password = "Secret123!";

/** An inspector, and a way to say something through a desk that it watches. */
function watchedIn(office: Office) {
  const { deskParts } = office.desk;
  const { ledger, flow } = deskParts;
  const inspector = createInspector({ ledger, world: "practice", flow, clock: office.now });
  const desk = createDesk({ ...deskParts, watched: inspector.keep });
  const say = (caseId: string, text: string) =>
    desk.tell(caseId, { type: "said", id: randomUUID(), from: { id: "test:ana" }, text });
  return { ...inspector, say };
}

function standing({ steps }: Inspected): Record<string, string> {
  return Object.fromEntries(steps.map(({ key, is }) => [key, is]));
}

test("each step says whether its answer counts, is asked, comes later or doesn't apply", async () => {
  const office = await openOffice();
  const { inspect, say } = watchedIn(office);
  const ana = await office.talk("test:ana").open();
  for (const words of ["company", "ana@example.com", "Hong Kong"]) await say(ana.id, words);
  const inspected = (await inspect(ana.id))!;
  expect(inspected.at).toBe("question");
  expect(standing(inspected)).toMatchObject({
    type: "counts",
    mail: "counts",
    country: "counts",
    phone: "open",
    name: "to-come",
    approved: "left-out",
    account: "to-come",
  });
});

test("an answer whose ground has changed is asked for again and says what it was made from, and those behind it wait", async () => {
  const office = await openOffice();
  const { inspect, say } = watchedIn(office);
  const ana = await office.talk("test:ana").open();
  for (const words of ["company", "ana@example.com", "Hong Kong", "5123 4567", "Ana Example"]) await say(ana.id, words);
  const phone = async () => (await inspect(ana.id))!.steps.find(({ key }) => key === "phone")!;
  expect(await phone()).toMatchObject({ is: "counts", from: '"852"' });
  await say(ana.id, "edit country");
  await say(ana.id, "Singapore");
  expect(await phone()).toMatchObject({ is: "open", from: '"852"', kept: expect.stringContaining("5123") });
  expect(standing((await inspect(ana.id))!)).toMatchObject({ country: "counts", name: "early" });
});

test("the last turn shows its event, its posts and its effects, and no secret stands in anything", async () => {
  const office = await openOffice();
  const { inspect, say } = watchedIn(office);
  const ana = await office.talk("test:ana").open({ password });
  await ana.goTo("code");
  await say(ana.id, await ana.code());
  const inspected = (await inspect(ana.id))!;
  expect(inspected.turn).toMatchObject({ n: inspected.version, event: "said", actor: "test:ana" });
  expect(inspected.turn!.posts).toContainEqual({ card: "owner" });
  const [create] = inspected.turn!.effects;
  expect(create).toMatchObject({ name: "createAccount", repeat: "once" });
  expect(create!.input).toContain('"password":"••••••","code":"••••••"');
  const { answers } = await ana.case();
  const refs = [answers.password, answers.code].map((secret) => (secret as { ref: string }).ref);
  expect(refs.every((ref) => ref.length > 0)).toBe(true);
  for (const hidden of [password, ...refs]) expect(JSON.stringify(inspected)).not.toContain(hidden);
});

test("a turn that another desk has taken is not told, because only that one knows what it has promised", async () => {
  const office = await openOffice();
  const { inspect, say } = watchedIn(office);
  const ana = await office.talk("test:ana").open();
  await say(ana.id, "company");
  expect((await inspect(ana.id))!.turn).toBeDefined();
  const said = { type: "said" as const, id: randomUUID(), from: { id: "test:ana" }, text: "ana@example.com" };
  await office.desk.desk.tell(ana.id, said);
  expect((await inspect(ana.id))!.turn).toBeUndefined();
});

test("a case of the other world can't be looked into", async () => {
  const office = await openOffice();
  const { ledger, flow } = office.desk.deskParts;
  const { inspect } = createInspector({ ledger, world: "real", flow, clock: office.now });
  const ana = await office.talk("test:ana").open();
  expect(await inspect(ana.id)).toBeUndefined();
});
