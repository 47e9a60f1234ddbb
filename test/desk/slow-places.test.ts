import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { type Office, openOffice } from "./office.ts";
import { heard } from "./words.ts";

const open = (office: Office, who: string) =>
  office.desk.desk.open({ event: randomUUID(), flow: "open", from: { id: who }, at: who });
const say = (office: Office, id: string, who: string, text: string) =>
  office.desk.desk.tell(id, { type: "said", id: randomUUID(), from: { id: who }, text });

/** Nothing arrives in this workspace until it is let go. */
function hang(office: Office, place: string): { begun: Set<string>; letGo: () => void } {
  const begun = new Set<string>();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  onTestFinished(letGo);
  office.screen.weather.onDelivery = ({ at }) => {
    if (!at.startsWith(`${place}:`)) return undefined;
    begun.add(at);
    return held;
  };
  return { begun, letGo };
}

test("a workspace where every post hangs holds up no other, however much is waiting there", async () => {
  const office = await openOffice();
  const { begun, letGo } = hang(office, "test:T1");
  const slow = Array.from({ length: 200 }, (_, n) => `test:T1:U${n}`);
  const ids = await Promise.all(slow.map((who) => open(office, who)));
  await office.until(() => (begun.size > 0 ? true : undefined));
  for (let n = 0; n < 3; n++) {
    const who = `test:T2:U${n}`;
    const id = await open(office, who);
    await office.until(() => office.screen.cards(id, who)[0]);
    await say(office, id, who, "help");
    await office.until(() => office.screen.notices(who)[0]);
  }
  expect(ids.flatMap((id) => office.screen.cards(id))).toEqual([]);
  expect(begun.size).toBeLessThanOrEqual(32);
  letGo();
  await office.until(() => (ids.every((id) => office.screen.cards(id)[0]) ? true : undefined));
  for (const id of ids) expect(office.screen.cards(id)).toHaveLength(1);
});

test("many that hang leave room for one that does not", async () => {
  const office = await openOffice();
  const { begun, letGo } = hang(office, "test");
  const slow = Array.from({ length: 40 }, (_, place) => Array.from({ length: 10 }, (_, n) => `test:S${place}:U${n}`));
  await Promise.all(slow.flat().map((who) => open(office, who)));
  await office.until(() => (begun.size >= 300 ? true : undefined));
  await open(office, "test:T2:U1");
  await office.until(() => (begun.has("test:T2:U1") ? true : undefined));
  letGo();
});

test("what one person is told stays in order, while its first word hangs and others of the place go by", async () => {
  const office = await openOffice();
  const [ana, bo] = ["test:T1:ana", "test:T1:bo"];
  const id = await open(office, ana);
  await office.until(() => office.screen.cards(id)[0]);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isFirst = true;
  office.screen.weather.onDelivery = (what) => {
    if (what.at !== ana || !("notice" in what) || !isFirst) return undefined;
    isFirst = false;
    return held;
  };
  for (const word of ["help", "status"]) {
    await say(office, id, ana, word);
    await office.until(() => (isFirst ? undefined : true));
  }
  const his = await open(office, bo);
  await office.until(() => office.screen.cards(his, bo)[0]);
  expect(office.screen.notices(ana)).toEqual([]);
  release();
  await office.until(() => (office.screen.notices(ana).length === 2 ? true : undefined));
  expect(heard(office.screen.notices(ana).slice(0, 1))).toContain("back");
  expect(heard(office.screen.notices(ana).slice(1))).toContain("is at step 1");
});

test("a desk that stops finishes what it has begun to show, and leaves the rest to another at once", async () => {
  const office = await openOffice();
  const { begun, letGo } = hang(office, "test:T1");
  const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => open(office, `test:T1:U${n}`)));
  await office.until(() => (begun.size === 32 ? true : undefined));
  const stopped = office.desk.runner.stop();
  letGo();
  await stopped;
  expect(ids.filter((id) => office.screen.cards(id)[0])).toHaveLength(32);
  const other = await office.second({ idle: true });
  await other.outbox.drainPosts();
  for (const id of ids) expect(office.screen.cards(id)).toHaveLength(1);
});
