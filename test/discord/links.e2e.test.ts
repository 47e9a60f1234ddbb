import { expect, test } from "vitest";
import { agent, cardOf, withButton } from "./acts.ts";
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
