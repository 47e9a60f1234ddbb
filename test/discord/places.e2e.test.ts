import { describe, expect, test } from "vitest";
import { permissions } from "../../adapters/discord/connect/permissions.ts";
import type { Case } from "../../src/conversation/types.ts";
import { agent, cardOf, entersCode, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import { bits, type Permission } from "./fake/permissions.ts";

const whole = "company ana@example.com +852 5123 4567";
const needed: Permission[] = [
  "ViewChannel",
  "SendMessages",
  "CreatePrivateThreads",
  "SendMessagesInThreads",
  "ManageMessages",
];

describe("where a card stands", () => {
  test("closed direct messages: in a private thread of the channel, and its reader is told", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    mei.closesDms();
    await mei.command("/account open");
    const thread = await discord.until(() => discord.threads()[0]);
    const card = await discord.until(() => mei.reads(thread).at(-1));
    mei.dismisses(mei.modal!);
    await mei.press(card, "Company");
    await discord.until(() => discord.screen(thread, mei).includes("step 2 of"));
    mei.mentions(thread, "ana@example.com");
    await discord.until(() => discord.screen(thread, mei).includes("step 3 of"));
    await discord.until(() => discord.screen(mei).includes("Your direct messages are closed to me"));
    expect(desk.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("closed direct messages and no threads: in a note for its reader, which a command brings back at any time", async () => {
    const desk = await discordDesk({ discord: { botPermissions: [] } });
    const { discord } = desk;
    discord.deny(["CreatePrivateThreads"]);
    const mei = agent(desk);
    mei.closesDms();
    await mei.command("/account open");
    mei.dismisses(mei.modal!);
    await mei.command("/account resume");
    await discord.until(() => discord.screen(mei).includes("step 1 of"));
    mei.restarts();
    await desk.restart();
    await mei.command("/account resume");
    await discord.until(() => discord.screen(mei).includes("step 1 of"));
    expect(discord.misses).toEqual([]);
  });

  test("no right to make threads: the customer reads in private, and the agent is told", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    discord.deny(["CreatePrivateThreads"]);
    const [mei, ann] = [agent(desk), discord.person("Ana")];
    await mei.command("/account open", { customer: ann, details: whole });
    await discord.until(() => discord.screen(mei).includes("@Ana answers in direct messages with me"));
    await presses(desk, mei, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await entersCode(desk, ann, code);
    await cardOf(desk, ann, "UIN");
    expect(discord.threads()).toEqual([]);
  });

  test("no threads and closed direct messages: the agent is told that the customer can be reached nowhere", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    discord.deny(["CreatePrivateThreads"]);
    const [mei, ann] = [agent(desk), discord.person("Ana")];
    ann.closesDms();
    await mei.command("/account open", { customer: ann, details: whole });
    await discord.until(() => discord.screen(mei).includes("I have no way to reach @Ana"));
    const [{ id }] = (await desk.cases()) as [Case];
    expect(discord.screen(mei)).toContain(`Give them a link with /account link ${id}`);
    discord.grant(["CreatePrivateThreads"]);
    await presses(desk, mei, "Text the code to");
    await withButton(desk, ann, "Enter the code");
  });

  test("a customer who can be reached nowhere goes on by the link that their agent is told of", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    discord.deny(["CreatePrivateThreads"]);
    const [mei, ann] = [agent(desk), discord.person("Ana")];
    ann.closesDms();
    await mei.command("/account open", { customer: ann, details: whole });
    await discord.until(() => discord.screen(mei).includes("I have no way to reach @Ana"));
    const [{ id }] = (await desk.cases()) as [Case];
    await mei.command("/account link", { case: id });
    await discord.until(() => discord.screen(mei).includes("https://accounts.example.com/c"));
    expect((await desk.cases())[0]?.people.customer).toMatch(/^web:/);
  });

  test("a thread is made once, also when Discord's answer to that got lost", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const [mei, ann] = [agent(desk), discord.person("Ana")];
    discord.trouble("POST /channels/:id/threads", { kind: "lost" });
    await mei.command("/account open", { customer: ann, details: whole });
    await withButton(desk, ann, "Ask to cancel");
    await desk.quiet();
    expect(discord.threads()).toHaveLength(1);
  });

  test("a customer who is no member is refused, and the request is the agent's alone", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const eve = discord.person("Eve", { guilds: [discord.newGuild("Other", { installed: false })] });
    await mei.command("/account open", { customer: eve, details: whole });
    await discord.until(() => discord.screen(mei).includes("they can't answer here"));
    expect((await desk.cases())[0]?.people).toEqual({ owner: `discord:${discord.guild.id}:${mei.id}` });
  });
});

describe("what others could read", () => {
  test.each(["123456", "my code is 123 456", "Kite-42&blue", "the password is Sun!2026x"])(
    "%s in a channel is taken away, warned of in private, and never used",
    async (secret) => {
      const desk = await discordDesk();
      const { discord } = desk;
      const mei = agent(desk);
      await mei.command("/account open", { details: whole });
      await presses(desk, mei, "Text the code to");
      await desk.codeFor("85251234567");
      await desk.quiet();
      const { version } = (await desk.cases())[0]!;
      const said = mei.mentions(discord.general, secret);
      await discord.until(() => discord.screen(mei).includes("so I've deleted your message"));
      expect(discord.message(said)).toBeUndefined();
      await desk.quiet();
      expect((await desk.cases())[0]).toMatchObject({ version, state: "open" });
      expect(JSON.stringify(desk.logged)).not.toContain(secret);
    },
  );

  test("where it may not delete, it warns all the same", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    discord.deny(["ManageMessages"]);
    const mei = agent(desk);
    mei.mentions(discord.general, "123456");
    await discord.until(() => discord.screen(mei).includes("so I took nothing from it"));
  });

  test("what is asked by mention is answered in private", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    await mei.command("/account open", { details: whole });
    mei.mentions(discord.general, "list");
    await cardOf(desk, mei, "Your requests");
    expect(mei.reads(discord.general).filter(({ author, reader }) => author === discord.botId && !reader)).toEqual([]);
  });
});

describe("the invite link", () => {
  test("asks for exactly these rights", () => {
    expect(permissions).toBe(bits(needed));
  });

  /** A customer's request from the command to the end, and a code posted in public: what it takes all of them for. */
  async function everything(without?: Permission): Promise<string[]> {
    const desk = await discordDesk({ discord: { botPermissions: [] } });
    const { discord } = desk;
    discord.deny([
      "ViewChannel",
      "SendMessages",
      "CreatePrivateThreads",
      "SendMessagesInThreads",
      "ManageMessages",
      "ManageThreads",
    ]);
    discord.grant(needed.filter((permission) => permission !== without));
    const [mei, ann] = [agent(desk), discord.person("Ana")];
    const lacks: string[] = [];
    const sees = async (what: string, look: () => unknown) => {
      await discord.until(() => Boolean(look()), 2_000).catch(() => lacks.push(what));
    };
    const posted = mei.mentions(discord.general, "123456");
    await sees("a posted code is deleted", () => discord.message(posted) === undefined);
    const bob = discord.person("Bob");
    bob.closesDms();
    bob.mentions(discord.general, "help");
    await sees("a hint in the channel", () => discord.screen(discord.general, bob).includes("/account help instead"));
    await mei.command("/account open", { customer: ann, details: whole });
    await sees(
      "a thread with the card",
      () => discord.threads()[0] && discord.screen(discord.threads()[0]!, ann).includes("Hello!"),
    );
    return [
      ...lacks,
      ...discord.refusals.filter(({ answer }) => JSON.stringify(answer).includes("50013")).map(({ route }) => route),
    ];
  }

  test("with them nothing is refused", async () => {
    expect(await everything()).toEqual([]);
  });

  test.each(needed)("without %s something is missing", async (permission) => {
    expect(await everything(permission)).not.toEqual([]);
  });
});
