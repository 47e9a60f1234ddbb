import { expect, test } from "vitest";
import { agent, cardOf, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import type { Permission } from "./fake/permissions.ts";

/** A request of Mei's that waits for a customer's code, in a private thread. */
async function atTheCode(permissions: Permission[] = []) {
  const desk = await discordDesk();
  const { discord } = desk;
  const [mei, ann] = [agent(desk), discord.person("Ana", { permissions })];
  await mei.command("/account open", { customer: ann, details: "company ana@example.com +852 5123 4567" });
  await presses(desk, mei, "Text the code to");
  const code = await desk.codeFor("85251234567");
  const card = await withButton(desk, ann, "Send a new code");
  await desk.quiet();
  return { desk, discord, mei, ann, card, code, theCase: async () => (await desk.cases())[0]! };
}

test("a customer's card has what is theirs alone, and no words change anything else", async () => {
  const { desk, discord, ann, card, theCase } = await atTheCode();
  expect(discord.screen(card)).toContain("[That's not my number] [This isn't me] [Ask to cancel] [Help]");
  for (const label of ["Edit", "Cancel request", "Back"]) expect(discord.screen(card)).not.toContain(label);
  const { answers, people } = await theCase();
  const [thread] = discord.threads();
  for (const words of ["edit phone", "back", `hand <@${ann.id}>`, "list", "find ana@example.com", "open company"]) {
    ann.mentions(thread!, words);
    await desk.quiet();
  }
  expect(await theCase()).toMatchObject({ answers, people, state: "open" });
  expect(await desk.cases()).toHaveLength(1);
  expect(discord.screen(ann)).toContain("can do that here. You can give the code");
});

test("a customer asks for a cancel and says that it is not their number, and the agent hears both", async () => {
  const { desk, discord, mei, ann, card, theCase } = await atTheCode();
  await ann.press(card, "Ask to cancel");
  await discord.until(() => discord.screen(mei).includes("asks you to cancel"));
  await ann.press(card, "That's not my number");
  await discord.until(() => discord.screen(mei).includes("isn't theirs"));
  await desk.quiet();
  expect(await theCase()).toMatchObject({ state: "open" });
  expect(discord.misses).toEqual([]);
});

test("a customer who may open requests cancels by the command as agents do", async () => {
  const { desk, ann, theCase } = await atTheCode(["ManageGuild"]);
  const { id } = await theCase();
  await ann.command("/account cancel", { case: id });
  await desk.quiet();
  await ann.command("/account cancel", { case: id });
  await desk.quiet();
  expect(await theCase()).toMatchObject({ state: "cancelled" });
});

test("a call whose answer gets lost rings only once, because Discord knows it again", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const [mei, ann] = [agent(desk), discord.person("Ana")];
  await mei.command("/account open", { customer: ann, details: "company ana@example.com +852 5123 4567" });
  await withButton(desk, mei, "Text the code to");
  await desk.quiet();
  const asks = "needs you: Code from the text";
  discord.trouble("POST /channels/:id/messages", { kind: "lost" }, 1, asks);
  await presses(desk, mei, "Text the code to");
  await discord.until(() => discord.rings(ann).some((text) => text.includes(asks)));
  for (let n = 0; n < 3; n += 1) {
    desk.pass(60_000);
    await desk.quiet();
  }
  expect(discord.rings(ann).filter((text) => text.includes(asks))).toHaveLength(1);
});

test("a card rings nobody, and a call only the person whom it names", async () => {
  const { discord, mei, ann } = await atTheCode();
  expect(discord.rings(mei).filter((text) => text.includes("R-"))).toEqual([]);
  expect(discord.rings(ann).filter((text) => text.includes("R-"))).toEqual([expect.stringContaining(`<@${ann.id}>`)]);
});

test("somebody who isn't the customer is out of the thread, and the next customer is in it and goes on", async () => {
  const { desk, discord, mei, ann, card, theCase } = await atTheCode();
  const kit = discord.person("Kit");
  const [thread] = discord.threads();
  await ann.press(card, "This isn't me");
  await discord.until(() => discord.screen(mei).includes("says that"));
  await desk.quiet();
  expect(thread!.people.has(ann.id)).toBe(false);
  expect(discord.screen(await cardOf(desk, ann, "Thanks for telling me"))).not.toContain("[");
  const before = ann.reads().length;
  await mei.command("/account customer", { to: kit, case: (await theCase()).id });
  await withButton(desk, kit, "This isn't me");
  desk.pass(66_000);
  await presses(desk, mei, "Text the code");
  const code = await desk.codeFor("85251234567", 2);
  await withButton(desk, kit, "Enter the code");
  await desk.quiet();
  expect(thread!.people.has(kit.id)).toBe(true);
  kit.mentions(thread!, code);
  await withButton(desk, kit, "Show the password once");
  await desk.quiet();
  expect(ann.reads()).toHaveLength(before);
  expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
});

test("a picture without words gets one sentence, and is taken for nothing", async () => {
  const desk = await discordDesk();
  const mei = agent(desk);
  await mei.command("/account open", { details: "company" });
  await cardOf(desk, mei, "step 2 of");
  mei.says(mei.dm, "", { attached: "sms.png" });
  await cardOf(desk, mei, "I can't read pictures, stickers or voice notes, so please type it here in words.");
  await desk.quiet();
  const [theCase] = await desk.cases();
  expect(theCase).toMatchObject({ state: "open", answers: { type: "company" } });
  expect(theCase!.pending?.why).toBeUndefined();
});
