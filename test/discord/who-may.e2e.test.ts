import { describe, expect, test } from "vitest";
import { agent, cardOf, presses, withButton } from "./acts.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";

const whole = "company ana@example.com +852 5123 4567";

/** Whether that opened a request; it is known once the bot has answered. */
async function opens(desk: DiscordDesk, act: () => unknown): Promise<boolean> {
  const { discord } = desk;
  const before = (await desk.cases()).length;
  const from = discord.calls.length;
  await act();
  await discord.until(() => discord.calls.slice(from).some(({ route, status }) => status && !route.startsWith("GET")));
  await desk.quiet();
  return (await desk.cases()).length > before;
}

describe("who may open a request", () => {
  test("without roles of ours, whoever manages the server, wherever they write", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const [mei, bob] = [agent(desk), discord.person("Bob")];
    await expect(bob.command("/account open")).rejects.toThrow("is not offered");
    expect(await opens(desk, () => mei.command("/account open"))).toBe(true);
    expect(await opens(desk, () => mei.command("/account open", {}, mei.dm))).toBe(true);
    expect(await opens(desk, () => mei.says(mei.dm, "open"))).toBe(true);
    expect(await opens(desk, () => bob.command("/account open", {}, bob.dm))).toBe(false);
    expect(discord.screen(bob)).toContain("given access");
    expect(await opens(desk, () => bob.says(bob.dm, "open"))).toBe(false);
    expect(await opens(desk, () => bob.mentions(discord.general, "open"))).toBe(false);
    expect(discord.misses).toEqual([]);
  });

  test("nobody to whom Integrations offers the command, nor who no longer manages the server", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const bob = discord.person("Bob");
    for (const command of discord.commands()) command.default_member_permissions = null; // as Integrations does
    expect(await opens(desk, () => bob.command("/account open"))).toBe(false);
    const mei = agent(desk);
    expect(await opens(desk, () => mei.command("/account open"))).toBe(true);
    mei.becomes(discord.guild, []);
    desk.pass(61_000);
    expect(await opens(desk, () => mei.says(mei.dm, "open"))).toBe(false);
  });

  test("with roles, their members only, wherever they write", async () => {
    const desk = await discordDesk({ settingsOf: (discord) => ({ agentRoles: [discord.role("Agents").id] }) });
    const { discord } = desk;
    const mei = discord.person("Mei", { roles: ["Agents"] });
    const boss = agent(desk, "Boss");
    expect(await opens(desk, () => boss.command("/account open"))).toBe(false);
    expect(discord.screen(boss)).toContain("given access");
    expect(await opens(desk, () => mei.says(mei.dm, "open"))).toBe(true);
    expect(await opens(desk, () => mei.mentions(discord.general, "open company"))).toBe(true);
  });

  test("with the role of everybody, which has the server's id, every member", async () => {
    const desk = await discordDesk({ settingsOf: (discord) => ({ agentRoles: [discord.guild.id] }) });
    const bob = desk.discord.person("Bob");
    expect(await opens(desk, () => bob.says(bob.dm, "open"))).toBe(true);
  });

  test("nobody from a server that is not on the list, nor a stranger, nor somebody who left", async () => {
    let eve!: Person; // her server had the bot before the desk started, so it is not left
    const desk = await discordDesk({
      settingsOf(discord) {
        eve = discord.person("Eve", { guilds: [discord.newGuild("Other")], permissions: ["ManageGuild"] });
        return {};
      },
    });
    const { discord } = desk;
    expect(await opens(desk, () => eve.command("/account open"))).toBe(false);
    expect(discord.screen(eve)).toContain("I don't serve this server");
    expect(await opens(desk, () => eve.says(eve.dm, "open"))).toBe(false);
    const mei = agent(desk);
    mei.leaves(discord.guild);
    expect(await opens(desk, () => mei.says(mei.dm, "open"))).toBe(false);
  });

  test("nobody, while Discord does not tell who they are", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    discord.trouble("GET /guilds/:id/members/:user", { kind: "status", status: 500 });
    expect(await opens(desk, () => mei.says(mei.dm, "open"))).toBe(false);
    expect(discord.screen(mei)).toContain("Discord can't tell me just now who you are");
    expect(await opens(desk, () => mei.says(mei.dm, "open"))).toBe(true);
  });
});

describe("who may go on with one", () => {
  test("an agent who lost the role is refused before the next commit, and so is their customer", async () => {
    const desk = await discordDesk({ settingsOf: (discord) => ({ agentRoles: [discord.role("Agents").id] }) });
    const { discord } = desk;
    const mei = discord.person("Mei", { roles: ["Agents"], permissions: ["ManageGuild"] });
    const ann = discord.person("Ana");
    await mei.command("/account open", { customer: ann, details: whole });
    const review = await withButton(desk, mei, "Text the code to");
    await withButton(desk, ann, "Ask to cancel");
    mei.becomes(discord.guild, []);
    desk.pass(61_000);
    await mei.press(review, "Text the code to");
    await desk.quiet();
    expect(desk.books().texts).toBe(0);
    ann.mentions(discord.threads()[0]!, "status");
    await discord.until(() => discord.screen(ann).includes("no longer has access"));
  });

  test("two servers never see each other's cases, nor that there are any", async () => {
    const desk = await discordDesk({ settingsOf: () => ({ guilds: ["*"] }) });
    const { discord } = desk;
    const mei = agent(desk);
    const other = discord.newGuild("Other");
    const eve = discord.person("Eve", { guilds: [other], permissions: ["ManageGuild"] });
    await mei.command("/account open", { details: whole });
    await withButton(desk, mei, "Text the code to");
    await desk.quiet();
    const { id, version } = (await desk.cases())[0]!;
    for (const verb of ["status", "resume", "cancel"]) {
      await eve.command(`/account ${verb}`, { case: id });
      await desk.quiet();
    }
    await eve.command("/account status", { case: "R-2222" });
    await desk.quiet();
    const heard = discord.screen(eve);
    expect(heard).not.toContain("step");
    expect(heard.match(/There's no request R-\w{4} here\./g)).toHaveLength(4);
    expect(await eve.types("/account status", "case", "")).toEqual([]);
    expect((await desk.cases())[0]).toMatchObject({ state: "open", version });
  });

  test("a colleague's cancel and code for somebody else's case are refused, and nothing moves", async () => {
    const desk = await discordDesk();
    const [mei, bob] = [agent(desk), agent(desk, "Bob")];
    await mei.command("/account open", { details: whole });
    await presses(desk, mei, "Text the code to");
    const digits = await desk.codeFor("85251234567");
    await desk.quiet();
    const { id, version } = (await desk.cases())[0]!;
    await bob.command("/account cancel", { case: id });
    await bob.command("/account code", { case: id, digits });
    await desk.quiet();
    expect((await desk.cases())[0]).toMatchObject({ state: "open", version });
    expect(desk.books().accounts).toEqual([]);
  });

  test("a member of two servers answers in private for the case that asks", async () => {
    const desk = await discordDesk({ settingsOf: () => ({ guilds: ["*"] }) });
    const { discord } = desk;
    const other = discord.newGuild("Other");
    const mei = discord.person("Mei", { guilds: [other, discord.guild], permissions: ["ManageGuild"] });
    await mei.command("/account open", {}, discord.general);
    mei.dismisses(mei.modal!);
    await presses(desk, mei, "Company");
    mei.says(mei.dm, "ana@example.com");
    await cardOf(desk, mei, "step 3 of");
    expect((await desk.cases()).map(({ people }) => people.owner)).toEqual([`discord:${discord.guild.id}:${mei.id}`]);
  });
});
