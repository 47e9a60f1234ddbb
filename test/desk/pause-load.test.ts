import { expect, test } from "vitest";
import { kindsOfPause } from "../../src/ledger/pauses.ts";
import { openOffice } from "./office.ts";
import type { Replica } from "./replica.ts";
import { type Talk, talk } from "./talk.ts";
import { heard } from "./words.ts";

const kim = "test:T1:U99";
const [talks, pressesWhilePaused] = [14, 2];

test("two desks are paused under load, one of them dies, and they go on: nothing is lost and nothing spent meanwhile", async () => {
  const office = await openOffice({ sandbox: { profile: "2024" } });
  const second = await office.second();
  const { ledger } = second;
  const books = () => {
    const { texts, accounts } = office.sandbox.books();
    return { texts, accounts: accounts.length };
  };
  let [isPaused, pressed] = [false, 0];

  const called = (who: string) =>
    office.screen.calls(who).filter(({ text }) => heard([text]).startsWith("The pause is over."));

  const resting = new Set<string>();

  /** Whether the card of this version came. False once the case has moved on, as it may while a text is sent. */
  const isShown = (one: Talk, version: number) =>
    office.until(async () => {
      if ((await one.case()).version > version) return false;
      return office.screen.cards(one.id).at(-1)?.version === version ? true : undefined;
    });

  /** A person who answers whatever is asked, presses twice although all is paused, and then waits to be called. */
  async function lead(one: Talk): Promise<void> {
    for (let vain = 0; ; ) {
      const { state, stopped, pending, version } = await one.case();
      if (state !== "open") return;
      if (stopped && vain >= pressesWhilePaused) {
        resting.add(one.who);
        await office.until(() => called(one.who)[0]);
        vain = 0;
        continue;
      }
      if (pending) {
        if (!(await isShown(one, version))) continue;
        if (isPaused && stopped) {
          vain += 1;
          pressed += 1;
        }
        if (pending.key === "code") {
          const text = () => office.sandbox.phone().find(({ to }) => to.endsWith(` ${one.answers.phone}`));
          const asks = async () => (await one.case()).pending?.key === "code";
          const code = await office.until(async () => ((await asks()) ? text()?.code : "none")); // the text may be refused
          if (code === "none") continue;
          await one.say(code);
        } else await one.answer(pending.key);
      }
      await office.until(async () => {
        const now = await one.case();
        return now.state !== "open" || (now.version > version && now.pending) ? true : undefined;
      });
    }
  }

  const through = (n: number): Replica | undefined => (n % 2 === 0 ? undefined : second);
  const all = await Promise.all(
    Array.from({ length: talks }, (_, n) => talk(office, `test:T1:U${n}`, through(n)).open()),
  );
  let pauses = () => {};
  const paused = new Promise<void>((resolve) => {
    pauses = resolve;
  });
  const early = all.slice(0, talks / 2);
  const late = all.slice(talks / 2).map(async (one) => {
    await paused;
    await lead(one);
  });
  const ends = Promise.all([...early.map(lead), ...late]);
  await office.until(() => (books().texts >= 3 ? true : undefined));

  await office.desk.ledger.pause({ what: "everything", by: kim, why: "numbers that cost" });
  await office.until(async () => ((await ledger.underWay()) === 0 ? true : undefined)); // what was sent before it
  isPaused = true;
  pauses();
  const before = books();
  const halted = async () => (await Promise.all(all.map((one) => one.case()))).filter(({ stopped }) => stopped);
  const unfinished = async () =>
    (await Promise.all(all.map((one) => one.case()))).filter(({ state }) => state === "open");
  await office.until(async () => (resting.size > 0 && resting.size === (await unfinished()).length ? true : undefined));
  await office.restart();
  office.pass(2 * 60_000); // what the dead desk had begun comes free
  const waited = await halted();
  expect(books()).toEqual(before);
  expect(waited.length).toBeGreaterThan(3);
  const passwords = waited.map(({ answers }) => answers.password);

  await ledger.goOn(kindsOfPause, kim);
  await ends;
  const done = await Promise.all(all.map((one) => one.case()));
  expect(done.map(({ state }) => state)).toEqual(all.map(() => "done"));
  expect(books().accounts).toBe(talks);
  const after = waited.map(({ id }) => done.find((each) => each.id === id)!);
  expect(after.map(({ answers }) => answers.password)).toEqual(passwords);
  expect(after.map(({ people }) => called(people.owner).length)).toEqual(waited.map(() => 1));
  console.info(`${talks} talks, ${waited.length} stopped, ${pressed} presses in vain, ${books().texts} texts.`);
});
