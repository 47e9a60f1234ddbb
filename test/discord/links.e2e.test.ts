import { describe, expect, test } from "vitest";
import { agent, ana, cardOf, modalOf, presses, withButton } from "./acts.ts";
import { type DiscordDesk, type DiscordDeskOptions, discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";

const link = /https:\/\/accounts\.example\.com\/c#([\w-]{43})(?![\w-])/;
const onPhone = "a secret of the customer's phone";

async function opened(options: DiscordDeskOptions = {}) {
  const desk = await discordDesk(options);
  const mei = agent(desk);
  await mei.command("/account open", { details: "company ana@example.com +852 5123 4567" });
  await withButton(desk, mei, "Give the customer a link");
  await desk.quiet();
  return { desk, discord: desk.discord, mei, theCase: async () => (await desk.cases())[0]! };
}

/** Presses the button of the card in direct messages, and waits for the note that only its presser sees. */
async function makesLink({ discord }: DiscordDesk, mei: Person, label = "Give the customer a link") {
  const card = mei.reads(mei.dm).findLast((message) => discord.screen(message).includes(`[${label}]`))!;
  const before = mei.reads().length;
  await mei.press(card, label);
  const note = await discord.until(() =>
    mei
      .reads()
      .slice(before - 1)
      .findLast((message) => link.test(discord.screen(message))),
  );
  return { note, token: link.exec(discord.screen(note))![1]! };
}

test("an agent gets a link to copy and to scan, in a note of their own, and the card follows what becomes of it", async () => {
  const { desk, discord, mei, theCase } = await opened();
  const { note, token } = await makesLink(desk, mei);
  expect(note.reader).toBe(mei.id);
  expect(note.attachments).toMatchObject([{ filename: "link.gif" }]);
  expect(discord.screen(note)).toContain("[image]");
  expect(discord.screen(note)).not.toContain("mailto:");

  const { words, person } = (await theCase()).link!;
  desk.pass(5 * 60_000);
  await desk.links().open(token, onPhone, { gesture: true });
  const card = await cardOf(desk, mei, `Link “${words}”: opened at`);
  expect(discord.screen(card)).toContain("[A new link] [Withdraw the link]");
  expect(discord.screen(card)).not.toContain(token);
  await desk.quiet();
  expect(desk.onPages.cards((await theCase()).id, person).at(-1)).toMatchObject({ audience: "customer" });
  expect(discord.faults).toEqual([]);
  expect(discord.misses).toEqual([]);
});

test("with the customer asking for a new one the agent is called, and the call has the button", async () => {
  const { desk, discord, mei } = await opened();
  const { token } = await makesLink(desk, mei);
  await desk.links().open(token, onPhone, { gesture: true });
  await desk.links().askForNew(token);
  const call = await cardOf(desk, mei, "Your customer asks for a new link");
  expect(discord.screen(call)).toContain("[A new link]");
  const before = token;
  const next = await makesLink(desk, mei, "A new link");
  expect(next.token).not.toBe(before);
  expect((await desk.links().look(before, onPhone)).is).toBe("withdrawn");
  await desk.quiet();
  expect(
    mei
      .reads(mei.dm)
      .map((message) => discord.screen(message))
      .join("\n"),
  ).not.toContain("Your customer asks");
});

test("a command and a message in a channel answer their agent alone, and of a stranger's nothing comes", async () => {
  const { desk, discord, mei, theCase } = await opened();
  const ben = discord.person("Ben");
  const { id } = await theCase();
  await mei.command("/account link", { case: id });
  await discord.until(() => mei.reads().some((message) => link.test(discord.screen(message))) || undefined);
  mei.mentions(discord.general, `link ${id}`);
  await desk.quiet();
  const eve = agent(desk, "Eve");
  await eve.command("/account link", { case: id });
  await desk.quiet();
  const read = (person: Person) =>
    person
      .reads()
      .map((message) => discord.screen(message))
      .join("\n");
  for (const other of [ben, eve]) expect(read(other)).not.toContain("accounts.example.com");
  expect(discord.screen(discord.general)).not.toContain("accounts.example.com");
});

describe("the note with a link and its code", () => {
  const notes = ({ discord }: DiscordDesk, mei: Person) =>
    mei.reads().filter((message) => link.test(discord.screen(message)));

  test("says beforehand until when it stands", async () => {
    const { desk, discord, mei } = await opened();
    const { note } = await makesLink(desk, mei);
    expect(discord.screen(note)).toContain("goes away once the link is opened or ended, and after 13 minutes");
  });

  test("is gone once the link is opened", async () => {
    const { desk, discord, mei } = await opened();
    const { token } = await makesLink(desk, mei);
    await desk.links().open(token, onPhone, { gesture: true });
    await discord.until(() => notes(desk, mei).length === 0);
    await cardOf(desk, mei, "opened");
    expect(discord.faults).toEqual([]);
  });

  test("is gone once there is a newer one, whose own note stays", async () => {
    const { desk, discord, mei } = await opened();
    await makesLink(desk, mei);
    await withButton(desk, mei, "A new link");
    await presses(desk, mei, "A new link");
    await cardOf(desk, mei, "not opened yet");
    await discord.until(() => notes(desk, mei).length === 1);
    await desk.quiet();
    const [left] = notes(desk, mei);
    const token = link.exec(discord.screen(left!))![1]!;
    expect((await desk.links().look(token)).is).toBe("fresh");
  });

  test.each(["Withdraw the link", "Cancel request"])("is gone after %s", async (label) => {
    const { desk, discord, mei } = await opened();
    await makesLink(desk, mei);
    await presses(desk, mei, label);
    if (label === "Cancel request") await presses(desk, mei, "Yes, cancel");
    await discord.until(() => notes(desk, mei).length === 0);
  });

  test("is gone too when the desk has been restarted in between", async () => {
    const { desk, discord, mei } = await opened();
    const { token } = await makesLink(desk, mei);
    await desk.quiet();
    await desk.restart();
    await desk.links().open(token, onPhone, { gesture: true });
    await discord.until(() => notes(desk, mei).length === 0);
  });

  test("is gone before Discord would let nobody take it away, also by a desk that was restarted", async () => {
    const { desk, discord, mei } = await opened({ settingsOf: () => ({ sweepMs: 20 }) });
    const { token } = await makesLink(desk, mei);
    await desk.quiet();
    await desk.restart();
    desk.pass(12 * 60_000);
    await desk.quiet();
    expect(notes(desk, mei)).toHaveLength(1);
    desk.pass(60_000);
    await discord.until(() => notes(desk, mei).length === 0);
    expect((await desk.links().look(token)).is).toBe("fresh"); // the link itself has its day
  });
});

test("asked for in the form, it comes beside the card, and what was wrong does not lose the wish", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  await mei.command("/account open");
  const form = await modalOf(desk, mei, "Request");
  expect(discord.screen(mei)).toContain("Give me a link to pass on: [ ]");
  await mei.submit(form, { ...ana, phone: "12", "for-link": true });
  await desk.quiet(); // the answer with what was wrong has the button that knows of the wish
  await presses(desk, mei, "Fill in the form");
  const again = await modalOf(desk, mei, "Request");
  expect(discord.screen(mei)).toContain("Give me a link to pass on: [x]");
  expect(await desk.cases()).toMatchObject([{ people: { owner: expect.anything() } }]);
  expect((await desk.cases())[0]!.link).toBeUndefined();
  await mei.submit(again, { phone: ana.phone });
  const note = await discord.until(() => mei.reads().find((message) => link.test(discord.screen(message))));
  expect(note.reader).toBe(mei.id);
  expect(note.attachments).toMatchObject([{ filename: "link.gif" }]);
  await cardOf(desk, mei, "not opened yet");
  await withButton(desk, mei, "Text the code to");
  const seen = await desk.links().look(link.exec(discord.screen(note))![1]!);
  expect(seen).toMatchObject({ is: "fresh", agent: "Mei" });
  expect(discord.faults).toEqual([]);
  expect(discord.misses).toEqual([]);
});

test("where nobody has said how customers reach the desk, the form offers none", async () => {
  const desk = await discordDesk({ pagesAt: false });
  const mei = agent(desk);
  await mei.command("/account open");
  await modalOf(desk, mei, "Request");
  expect(desk.discord.screen(mei)).not.toContain("Give me a link");
});

test("neither the link nor what was typed behind it stands in anything that the desk keeps", async () => {
  const { desk, mei } = await opened();
  const { token } = await makesLink(desk, mei);
  await desk.links().open(token, onPhone, { gesture: true });
  await desk.links().askForNew(token);
  await desk.quiet();
  const kept = await desk.kept();
  expect(Object.keys(kept).length).toBeGreaterThan(2);
  for (const [name, bytes] of Object.entries(kept))
    for (const secret of [token, onPhone]) expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
});
