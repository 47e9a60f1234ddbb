import { expect, test } from "vitest";
import { agent, cardOf, entersCode, getsText, modalOf, withButton } from "./acts.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";

/** The newest note that only they see. */
function note(desk: DiscordDesk, person: Person): string {
  return desk.discord.screen(person.reads().findLast(({ reader }) => reader !== undefined)!);
}

test.each([2, 4])(
  "everybody gets through, and nothing is refused, when each delivery comes %s times",
  async (copies) => {
    const desk = await discordDesk({ discord: { delivery: { copies, shuffled: copies > 2, seed: copies } } });
    const { discord } = desk;
    const mei = agent(desk);
    const { code } = await getsText(desk, mei);
    await entersCode(desk, mei, code);
    await cardOf(desk, mei, "UIN");
    await desk.quiet();
    const answeredBefore = [40060, 10008];
    const codes = discord.refusals.map(({ answer }) => (answer as { code: number }).code);
    expect(codes.filter((refused) => !answeredBefore.includes(refused))).toEqual([]);
    expect(discord.screen(mei)).not.toContain("went wrong");
  },
);

test("an old Fill in the form whose questions are answered shows the question that is open", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  await mei.command("/account open");
  mei.dismisses(await modalOf(desk, mei, "Request"));
  const old = await cardOf(desk, mei, "[Fill in the form]");
  const before = structuredClone(old);
  await mei.press(old, "Fill in the form");
  await mei.submit(await modalOf(desk, mei, "Request"), {
    type: "Company",
    mail: "ana@example.com",
    country: "Hong Kong",
    phone: "5123 4567",
  });
  await withButton(desk, mei, "Text the code to");
  await desk.quiet();
  await mei.pressLate(before, "Fill in the form");
  await desk.quiet();
  expect(mei.modal).toBeUndefined();
  expect(note(desk, mei)).toContain("That question has moved on");
  expect(discord.misses).toEqual([]);
});

test("an old Cancel request on an open account shows the account, and so does an old Keep it", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  const { code } = await getsText(desk, mei);
  const card = structuredClone(await cardOf(desk, mei, "[Cancel request]"));
  await mei.press(card, "Cancel request");
  expect(note(desk, mei)).toContain("Nothing has been created");
  const sure = structuredClone(await withButton(desk, mei, "Keep it"));
  await entersCode(desk, mei, code);
  await cardOf(desk, mei, "UIN");
  await desk.quiet();

  await mei.pressLate(card, "Cancel request");
  expect(note(desk, mei)).toContain("The account is open");
  await mei.pressLate(sure, "Keep it");
  await desk.quiet();
  const said = discord.screen(mei);
  expect(said).not.toContain("goes on");
  expect(note(desk, mei)).toContain("Show the password once");
  await mei.pressLate(sure, "Yes, cancel");
  await desk.quiet();
  expect(desk.books().accounts).toHaveLength(1);
  expect(discord.misses).toEqual([]);
});
