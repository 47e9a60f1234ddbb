import { expect, test } from "vitest";
import { agent, entersCode, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import { story } from "./story.ts";

const whole = "company ana@example.com +852 5123 4567";

test("an agent hands a request to a colleague, who names the customer in the middle of it", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const [mei, bob, ann] = [agent(desk), agent(desk, "Bob"), discord.person("Ana")];
  const tale = story(desk);

  tale.did("Mei opens a request, and hands it to Bob");
  await mei.command("/account open", { details: whole });
  const review = await withButton(desk, mei, "Text the code to");
  await desk.quiet();
  await mei.command("/account hand", { to: bob });
  await tale.sees(mei, "has");
  await tale.sees(bob, "[Text the code to");

  tale.did("Mei presses Text the code to in what she still sees");
  await mei.press(review, "Text the code to");
  await desk.quiet();
  expect(desk.books().texts).toBe(0);

  tale.did("Bob presses Text the code to");
  await presses(desk, bob, "Text the code to");
  const code = await desk.codeFor("85251234567");
  await tale.sees(bob, "[Enter the code]");
  tale.did("Bob types /account customer, and chooses Ana");
  await bob.command("/account customer", { to: ann });
  await tale.sees(ann, "[Enter the code]");
  await entersCode(desk, ann, code);
  await tale.sees(bob, "UIN");

  await expect(tale.text()).toMatchFileSnapshot("golden/e2e-handing.txt");
  expect(desk.books().accounts).toHaveLength(1);
});

test("nothing changes when a person is named who may not take the request, or by a person whose it is not", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const [mei, bob] = [agent(desk), agent(desk, "Bob")];
  const [ann, eve] = [
    discord.person("Ana"),
    discord.person("Eve", { guilds: [discord.newGuild("Other", { installed: false })] }),
  ];
  await mei.command("/account open", { details: whole });
  await withButton(desk, mei, "Text the code to");
  await desk.quiet();
  const [before] = await desk.cases();

  await mei.command("/account hand", { to: ann });
  await discord.until(() => discord.screen(mei).includes("can't take one over"));
  await mei.command("/account customer", { to: eve });
  await discord.until(() => discord.screen(mei).includes("isn't a member of this server"));
  await bob.command("/account hand", { to: bob, case: before!.id });
  await discord.until(() => discord.screen(bob).includes("isn't yours to change"));
  await desk.quiet();
  expect(await desk.cases()).toEqual([before]);
});

test("a colleague finds a request by e-mail and by number, and another server nothing", async () => {
  const desk = await discordDesk({ settingsOf: () => ({ guilds: ["*"] }) });
  const { discord } = desk;
  const [mei, bob] = [agent(desk), agent(desk, "Bob")];
  const eve = discord.person("Eve", { guilds: [discord.newGuild("Other")], permissions: ["ManageGuild"] });
  await mei.command("/account open", { details: whole });
  await withButton(desk, mei, "Text the code to");
  await desk.quiet();
  const { id } = (await desk.cases())[0]!;

  for (const what of ["ana@example.com", "+852 5123 4567", id]) {
    await bob.command("/account find", { what });
    await desk.quiet();
  }
  expect(discord.screen(bob).split("Waits for whoever has it")).toHaveLength(4);
  expect(discord.screen(bob)).toContain(id);
  expect(discord.screen(bob)).not.toMatch(/example\.com|Review|Resume/);
  expect(discord.screen(bob)).toContain("@Mei has it");
  await bob.command("/account list", { which: "team" });
  await discord.until(() => discord.screen(bob).includes("Open in the team"));
  expect(discord.screen(bob)).not.toMatch(/example\.com/);
  await eve.command("/account list", { which: "team" });
  await discord.until(() => discord.screen(eve).includes("Nobody here has an open request"));
  await eve.command("/account find", { what: id });
  await discord.until(() => discord.screen(eve).includes("No request here has that"));
});
