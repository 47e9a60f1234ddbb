import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { OpenTooMany } from "../../src/desk/opening-limits.ts";
import { type Office, openOffice } from "./office.ts";
import type { Replica } from "./replica.ts";
import { heard } from "./words.ts";

const [mei, meiAbroad, bob] = ["test:T1:U1", "test:S1:2", "test:T1:U2"];
const links = [[mei, meiAbroad]];
const room = (most: number, aMinute = 1_000) => openOffice({ openingLimits: { links, most, aMinute } });

function opens(desk: Replica, who: string, text?: string, event: string = randomUUID()): Promise<string | OpenTooMany> {
  const opening = { event, flow: "open", from: { id: who }, at: who, ...(text && { text }) };
  return desk.desk.open(opening).catch((error) => {
    if (error instanceof OpenTooMany) return error;
    throw error;
  });
}

const says = (office: Office, caseId: string, who: string, text: string) =>
  office.desk.desk.tell(caseId, { type: "said", id: randomUUID(), from: { id: who }, text });

describe("the number of requests that one person may have open", () => {
  test("is exact, also between two desks and by two ids; the refusal names the oldest", async () => {
    const office = await room(5);
    const desks = [office.desk, await office.second()];
    const first = await opens(office.desk, mei, "company");
    office.pass(1_000);
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) => opens(desks[n % 2]!, n % 3 ? mei : meiAbroad, "company")),
    );
    const refused = all.filter((each) => each instanceof OpenTooMany);
    expect(refused).toHaveLength(8);
    for (const { tooMany } of refused) {
      expect(tooMany.oldest?.id).toBe(first);
      expect(heard([tooMany.why])).toContain("You have 5 requests open");
    }
    expect(await opens(office.desk, bob, "company")).toEqual(expect.any(String));
  });

  test("does not count requests without an answer, nor those that are over", async () => {
    const office = await room(2);
    const empty: (string | OpenTooMany)[] = [];
    for (let n = 0; n < 3; n++) {
      empty.push(await opens(office.desk, mei));
      office.pass(1_000);
    }
    expect(empty.every((id) => typeof id === "string")).toBe(true);
    const [one, two, three] = empty as string[];
    await says(office, one!, mei, "company");
    await says(office, two!, mei, "company");
    const before = await office.load(three!);
    await says(office, three!, mei, "company");
    expect(await office.load(three!)).toEqual(before);
    await office.desk.runner.delivered();
    expect(
      office.screen
        .notices(mei)
        .map((notice) => heard([notice]))
        .join(),
    ).toContain(`your oldest is ${one}`);

    expect(await opens(office.desk, mei)).toBeInstanceOf(OpenTooMany);
    await office.desk.desk.tell(one!, { type: "cancelled", id: randomUUID(), from: { id: mei } });
    await says(office, three!, mei, "company");
    expect((await office.load(three!)).answers).toMatchObject({ type: "company" });
  });

  test("is not exceeded by a request that a colleague hands over", async () => {
    const office = await room(1);
    const his = (await opens(office.desk, bob, "company")) as string;
    const hers = (await opens(office.desk, mei, "company")) as string;
    const hand = { type: "handed", from: { id: mei }, role: "owner", to: bob, at: bob } as const;
    await office.desk.desk.tell(hers, { ...hand, id: randomUUID() });
    expect((await office.load(hers)).people.owner).toBe(mei);
    await office.desk.desk.tell(his, { type: "cancelled", id: randomUUID(), from: { id: bob } });
    await office.desk.desk.tell(hers, { ...hand, id: randomUUID() });
    expect((await office.load(hers)).people.owner).toBe(bob);
  });

  test("does not keep a person from going on elsewhere with their own requests", async () => {
    const office = await room(1);
    const hers = (await opens(office.desk, mei, "company")) as string;
    const hand = { type: "handed", from: { id: mei }, role: "owner", to: meiAbroad, at: meiAbroad } as const;
    await office.desk.desk.tell(hers, { ...hand, id: randomUUID(), follows: true });
    expect((await office.load(hers)).people.owner).toBe(meiAbroad);
  });
});

test("only so many requests can be opened in a minute, whatever became of those before", async () => {
  const office = await room(50, 10);
  office.pass(60_000 - (office.now() % 60_000));
  const ids: (string | OpenTooMany)[] = [];
  for (let n = 0; n < 10; n++) {
    const id = (await opens(office.desk, n % 2 ? mei : meiAbroad)) as string;
    ids.push(id);
    await office.desk.desk.tell(id, { type: "cancelled", id: randomUUID(), from: { id: n % 2 ? mei : meiAbroad } });
  }
  expect(new Set(ids).size).toBe(10);
  const refused = (await opens(office.desk, mei, undefined, "again")) as OpenTooMany;
  expect(refused.tooMany.oldest).toBeUndefined();
  expect(refused.tooMany.why).toMatchObject({ key: "talk.too-fast", values: { at: { at: expect.any(Number) } } });
  expect(await opens(office.desk, bob)).toEqual(expect.any(String));
  office.pass(60_000);
  const late = await opens(office.desk, mei, undefined, "again");
  expect(await opens(office.desk, mei, undefined, "again")).toBe(late);
});
