import { expect, test } from "vitest";
import { type Office, type OfficeOptions, openOffice } from "./office.ts";
import { heard } from "./words.ts";

const hour = 60 * 60_000;
const mei = "test:mei";

/** Desks that serve everybody until Mei's place is taken off the list. */
async function served(options: OfficeOptions = {}) {
  let isOn = true;
  const office = await openOffice({ ...options, serves: async (person) => isOn || person !== mei });
  const takeOff = () => {
    isOn = false;
  };
  return { office, takeOff };
}

/** How often she has been told, and those who run the desk. */
function told({ screen }: Office): [number, number] {
  const times = (at: string, words: string) => heard(screen.notices(at)).split(words).length - 1;
  return [times(mei, "doesn't serve this place any more"), times("test:operators", "isn't on the list any more")];
}

test("a text that was promised before is not sent, and its request says so", async () => {
  const { office, takeOff } = await served({ idle: true, sandbox: { profile: "2024" } });
  const { desk, outbox, ledger } = office.desk;
  const text = "company ana@example.com +852 5123 4567";
  const id = await desk.open({ event: "1", flow: "open", from: { id: mei }, at: mei, text, facts: { masks: false } });
  const done = async () => {
    await outbox.drainEffects();
    await outbox.idle();
    return (await ledger.load(id))!;
  };
  await office.passUntil(100, async () => (await done()).pending?.key === "review" || undefined);
  const { pending } = (await ledger.load(id))!;
  await desk.tell(id, { type: "pressed", id: "2", from: { id: mei }, choice: "go", question: `${id}.${pending!.n}` });
  expect(Object.values((await ledger.load(id))!.working ?? {})).toMatchObject([{ key: "text", stage: "queued" }]);

  takeOff();
  const after = await office.passUntil(100, async () => {
    const now = await done();
    return Object.keys(now.working ?? {}).length === 0 ? now : undefined;
  });
  expect(after).toMatchObject({ state: "open", pending: { why: { key: "chat.taken-off-unsent" } } });
  expect(office.books().texts).toBe(0);
});

test("a create in doubt is looked up to its end, and its owner and the operators are told once", async () => {
  const [later, never] = [hour, 100_000 * hour];
  const times = { looksMs: [later], lookEveryMs: later, manualMs: never, horizonMs: never };
  const { office, takeOff } = await served({ times });
  const talk = await office.talk(mei).open({ mail: "cut.after@example.com" });
  await talk.finish();
  await talk.comesTo("unknown");
  takeOff();
  const desks = [await office.second(), await office.second()];
  await Promise.all(desks.map(({ tellOfOpen }) => tellOfOpen()));
  await Promise.all(desks.map(({ runner }) => runner.delivered())); // before time goes by, and leases run out
  await office.until(() => told(office).every((times) => times > 0) || undefined);
  await office.passUntil(60_000, async () => (await talk.case()).state === "done" || undefined);
  expect(office.books().accounts).toHaveLength(1);

  office.pass(24 * hour);
  const another = await office.second();
  await another.tellOfOpen();
  await another.runner.delivered();
  expect(told(office)).toEqual([1, 1]);
});

test("its owner is told once, also when the ledger has forgotten that it told, and is reminded of nothing", async () => {
  const { office, takeOff } = await served({ durations: { draftMs: 90 * 24 * hour } });
  const talk = await office.talk(mei).open();
  await talk.answer("type"); // an empty request would end after two hours
  takeOff();
  await (await office.second()).tellOfOpen();
  office.pass(30 * 24 * hour);
  const next = await office.second();
  await next.ledger.prune((await next.ledger.now()) - 7 * 24 * hour);
  await next.tellOfOpen();
  await office.until(async () => ((await talk.case()).reminded ?? 0) > 0 || undefined);
  await next.runner.delivered();
  expect(office.screen.notices(mei).map(({ key }) => key)).toEqual(["chat.taken-off"]);
  expect(heard(office.screen.notices("test:operators"))).toBe(
    `test:mei isn't on the list any more, and one request is open there: ${talk.id}. Nobody can press in them, and nothing more is sent or spent; what Tencent has already is looked up to its end.`,
  );
});

test("where everybody is served nobody is told anything, and people are reminded", async () => {
  const { office } = await served();
  const talk = await office.talk(mei).open();
  await talk.answer("type"); // an empty request would end after two hours
  await office.desk.tellOfOpen();
  office.pass(30 * hour);
  await office.until(async () => ((await talk.case()).reminded ?? 0) > 0 || undefined);
  await office.until(() => office.screen.calls(mei).at(-1));
  expect(office.screen.calls(mei).map(({ text }) => text.key)).toEqual(["talk.call-reminder"]);
  expect(office.screen.notices(mei)).toEqual([]);
});
