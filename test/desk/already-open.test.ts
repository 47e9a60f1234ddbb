import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { OpenTooMany } from "../../src/desk/opening-limits.ts";
import { openOffice } from "./office.ts";
import { heard } from "./words.ts";

const [mei, bo, eve] = ["test:T1:U9", "test:T1:U2", "test:T2:U3"];

async function desk() {
  const office = await openOffice({ openingLimits: { links: [], most: 50, aMinute: 1_000 } });
  const opens = (who: string, text?: string, event: string = randomUUID()) =>
    office.desk.desk
      .open({ event, flow: "open", from: { id: who }, at: who, ...(text && { text }) })
      .catch((error: unknown) => {
        if (error instanceof OpenTooMany) return error;
        throw error;
      });
  const says = (id: string, who: string, text: string) =>
    office.desk.desk.tell(id, { type: "said", id: randomUUID(), from: { id: who }, text });
  /** What this person was told last. */
  async function told(who: string): Promise<string> {
    await office.desk.runner.delivered();
    return heard(office.screen.notices(who).slice(-1));
  }
  return { office, opens, says, told };
}

test("whoever gives the mail or the number of another open request hears whose it is and how far, at home only", async () => {
  const { opens, says, told } = await desk();
  const first = (await opens(mei, "company ana@example.com")) as string;
  expect(await told(mei)).toBe("");

  await opens(eve, "company ana@example.com");
  expect(await told(eve)).toBe("");

  const his = (await opens(bo, "company")) as string;
  expect(await told(bo)).toBe("");
  await says(his, bo, "Ana@Example.com");
  expect(await told(bo)).toMatch(
    new RegExp(`^${first} is test:T1:U9's, for the same e-mail address, at: Country or region`),
  );
  await opens(mei, "personal ana@example.com +852 5123 4567");
  expect(await told(mei)).toMatch(/^You already have R-\w+ open for the same e-mail address/);
  await opens(bo, "company bo@example.com +852 5123 4567");
  expect(await told(bo)).toMatch(/is test:T1:U9's, for the same phone number/);
});

test("with three requests open that have nothing in them a fourth asks to go on with one, and a full one opens", async () => {
  const { office, opens } = await desk();
  const event = randomUUID();
  const ids = [await opens(mei), await opens(mei, "company"), await opens(mei, undefined, event)];
  expect(ids.every((id) => typeof id === "string")).toBe(true);
  const refused = (await opens(mei)) as OpenTooMany;
  expect(ids).toContain(refused.tooMany.oldest!.id);
  expect(heard([refused.tooMany.why])).toMatch(/^You have 3 requests open with nothing in them yet, .* Go on with R-/);
  expect(await opens(mei, undefined, event)).toBe(ids[2]);
  expect(await opens(mei, "company ana@example.com")).toEqual(expect.any(String));
  expect(await opens(bo)).toEqual(expect.any(String));
  await office.desk.desk.tell(ids[0] as string, { type: "cancelled", id: randomUUID(), from: { id: mei } });
  expect(await opens(mei)).toEqual(expect.any(String));
});

test("a request like an earlier one is opened for its owner alone, with what may be copied", async () => {
  const { office, opens } = await desk();
  const first = (await opens(mei, "company ana@example.com +852 5123 4567")) as string;
  const like = async (who: string) => {
    const opening = { event: randomUUID(), flow: "open", from: { id: who }, at: who, like: first };
    return office.load(await office.desk.desk.open(opening));
  };
  expect(Object.keys((await like(mei)).answers).toSorted()).toEqual(["country", "type"]);
  expect((await like(bo)).answers).toEqual({});
});
