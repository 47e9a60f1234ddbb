import { describe, expect, test } from "vitest";
import { addressOf } from "../../adapters/discord/address.ts";
import { judgement } from "../platform/operators.ts";
import { agent, ana, cardOf, entersCode, fillsIn, getsText, modalOf, presses, withButton } from "./acts.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";

const callback = "POST /interactions/:id/:token/callback";
const post = "POST /channels/:id/messages";
const newestCard = ({ discord }: DiscordDesk, person: Parameters<typeof cardOf>[1]) =>
  discord.screen(person.reads(person.dm).at(-1)!);

/** What is said in no session is lost for good: people say it once more. */
async function saysUntil(desk: DiscordDesk, person: Parameters<typeof cardOf>[1], words: string, seen: string) {
  const isSeen = () => desk.discord.screen(person).includes(seen);
  for (let tries = 0; tries < 10 && !isSeen(); tries++) {
    person.says(person.dm, words);
    await desk.discord.until(isSeen, 3_000).catch(() => {});
  }
  expect(isSeen()).toBe(true);
}

describe("an answer comes in time", () => {
  test("a form that takes too long to read is offered behind a button instead", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    desk.slowStore(2_000);
    const { how } = await mei.command("/account open");
    expect(how).toBe("thinking");
    const note = await withButton(desk, mei, "Fill in the form");
    await discord.until(() => discord.screen(mei).includes("That took me too long"));
    desk.slowStore(0);
    expect((await mei.press(note, "Fill in the form")).how).toBe("modal");
    expect(discord.misses).toEqual([]);
  });

  test("whatever opens no modal is answered at once, however long the store takes", async () => {
    const desk = await discordDesk();
    const mei = agent(desk);
    await mei.command("/account open");
    mei.dismisses(mei.modal!);
    const card = await cardOf(desk, mei, "[Company]");
    desk.slowStore(3_500);
    expect((await mei.press(card, "Company")).how).toBe("still");
    expect((await mei.command("/account status")).how).toBe("thinking");
    desk.slowStore(0);
    await cardOf(desk, mei, "step 2 of");
    expect(desk.discord.misses).toEqual([]);
  });

  test("no modal answers a modal: a note with a button stands between", async () => {
    const desk = await discordDesk({ sandbox: { profile: "current" } });
    const mei = agent(desk);
    await mei.command("/account open");
    const form = await modalOf(desk, mei, "Request");
    const { how } = await mei.submit(form, { ...ana, name: "Ana" });
    expect(how).toBe("thinking");
    expect((await mei.press(await withButton(desk, mei, "Continue"), "Continue")).how).toBe("modal");
    expect(desk.discord.refusals).toEqual([]);
  });
});

describe("what Discord no longer wants to hear is harmless after the commit", () => {
  const unknown = { kind: "error", status: 404, code: 10062, message: "Unknown interaction" } as const;
  const acknowledged = { kind: "error", status: 400, code: 40060, message: "Already acknowledged" } as const;

  test.each([
    ["nobody waits any more", unknown],
    ["it was answered before", acknowledged],
  ] as const)("%s", async (_, trouble) => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    await mei.command("/account open");
    mei.dismisses(mei.modal!);
    discord.trouble(callback, trouble);
    void mei.press(await cardOf(desk, mei, "[Company]"), "Company");
    await cardOf(desk, mei, "step 2 of");
    mei.says(mei.dm, "ana@example.com");
    await cardOf(desk, mei, "step 3 of");
    expect(desk.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test.each([
    ["nobody waits any more", unknown],
    ["it was answered before", acknowledged],
  ] as const)("and whoever did it is answered in the place: %s", async (_, trouble) => {
    const desk = await discordDesk({ discord: { patienceMs: 500 } });
    const { discord } = desk;
    const mei = agent(desk);
    await mei.command("/account open");
    mei.dismisses(mei.modal!);
    await cardOf(desk, mei, "[Company]");
    await desk.quiet();
    const answered = async (act: () => Promise<unknown>, words: string) => {
      const before = mei.reads(mei.dm).at(-1)?.id;
      discord.trouble(callback, trouble);
      void act();
      await discord.until(() => {
        const last = mei.reads(mei.dm).at(-1)!;
        return last.id !== before && discord.screen(last).includes(words);
      });
      await desk.quiet();
    };
    await answered(() => mei.command("/account list"), "Your requests");
    await answered(() => mei.command("/account resume"), "[Company]");
    await answered(
      async () => mei.press(await cardOf(desk, mei, "[Company]"), "Cancel request"),
      "Nothing has been created",
    );
    mei.closesDms();
    discord.trouble(callback, trouble);
    void mei.command("/account list");
    await discord.until(() => discord.screen(mei).includes("couldn't answer you alone in time"));
    expect(desk.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test.each([
    ["nobody waits any more", unknown],
    ["it was answered before", acknowledged],
  ] as const)("and what it has set going happens once: %s", async (_, trouble) => {
    const desk = await discordDesk({ discord: { patienceMs: 500 } });
    const { discord } = desk;
    const mei = agent(desk);
    await fillsIn(desk, mei);
    const review = await withButton(desk, mei, "Text the code to");
    discord.trouble(callback, trouble);
    void mei.press(review, "Text the code to");
    await cardOf(desk, mei, "6-digit code");
    await mei.press(review, "Text the code to");
    await desk.quiet();
    expect(desk.books().texts).toBe(1);
    expect(desk.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("a note that can no longer be changed is left as it is, and the card goes on", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    await fillsIn(desk, mei);
    discord.pass(16 * 60_000); // its token has run out for Discord
    mei.says(mei.dm, "edit mail");
    await cardOf(desk, mei, "step 2 of");
    await desk.quiet();
    expect(newestCard(desk, mei)).toContain("step 2 of");
    expect(desk.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("each event sent three times and out of order does what it does once", async () => {
    const desk = await discordDesk({ discord: { delivery: { copies: 3, shuffled: true, seed: 7 } } });
    const { discord } = desk;
    const mei = agent(desk);
    const { code } = await getsText(desk, mei);
    await entersCode(desk, mei, code);
    await cardOf(desk, mei, "UIN");
    await discord.drained();
    expect(await desk.cases()).toHaveLength(1);
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    const cards = mei.reads(mei.dm).filter((message) => discord.screen(message).includes("New Tencent Cloud account"));
    expect(cards).toHaveLength(1);
  });
});

describe("a commit that fails", () => {
  test("is told, changes nothing, and the same press works once more", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    await fillsIn(desk, mei);
    desk.failCommits(1);
    const card = await cardOf(desk, mei, "[Text the code to");
    await mei.press(card, "Text the code to");
    await discord.until(() => discord.screen(mei).includes("Something went wrong on my side"));
    expect(desk.books().texts).toBe(0);
    await mei.press(card, "Text the code to");
    await cardOf(desk, mei, "6-digit code");
  });
});

describe("Discord's own troubles", () => {
  const edit = "PATCH /channels/:id/messages/:message";

  test.each([
    ["429 with a long wait", { kind: "ratelimited", seconds: 2 }],
    ["429 with a short wait", { kind: "ratelimited", seconds: 0.3 }],
    ["500", { kind: "status", status: 500 }],
    ["503", { kind: "status", status: 503 }],
    ["a line cut before it heard us", { kind: "cut" }],
    ["an answer that got lost", { kind: "lost" }],
  ] as const)("%s on a card: it comes later, and once", async (_, trouble) => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    discord.trouble(post, trouble);
    await mei.command("/account open");
    await cardOf(desk, mei, "step 1 of");
    discord.trouble(edit, trouble);
    mei.dismisses(mei.modal!);
    await presses(desk, mei, "Company");
    await cardOf(desk, mei, "step 2 of");
    await desk.quiet();
    await discord.until(() => mei.reads(mei.dm).length === 1);
    expect(discord.misses).toEqual([]);
  });

  test.each([true, false])(
    "a card that calls somebody takes the place of one whose answer got lost (the next call is lost too: %s)",
    async (alsoLost) => {
      const desk = await discordDesk();
      const { discord } = desk;
      const mei = agent(desk);
      const { code } = await getsText(desk, mei);
      discord.trouble(post, { kind: "lost" }, 1, "Opening the account");
      if (alsoLost) discord.trouble(post, { kind: "lost" }, 1, "UIN");
      mei.says(mei.dm, code);
      await cardOf(desk, mei, "UIN");
      await desk.quiet();
      const cards = mei
        .reads(mei.dm)
        .filter((message) => /### New Tencent Cloud account/.test(discord.screen(message)));
      expect(cards.map((card) => discord.screen(card)).filter((text) => !text.includes("UIN"))).toEqual([]);
      expect(cards).toHaveLength(1);
      expect(discord.rings(mei).filter((text) => /account is open/.test(text))).toHaveLength(1);
      expect(discord.faults).toEqual([]);
    },
  );

  test("a card whose message somebody deleted comes as a new one", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    await mei.command("/account open");
    mei.dismisses(mei.modal!);
    const card = await cardOf(desk, mei, "[Company]");
    discord.trouble(edit, { kind: "error", status: 404, code: 10008, message: "Unknown Message" });
    await mei.press(card, "Company");
    await cardOf(desk, mei, "step 2 of");
  });
});

describe("the line to Discord", () => {
  test("that is cut delivers what was said meanwhile after a RESUME, once, and tells whether it stands", async () => {
    const acked: unknown[] = [];
    const desk = await discordDesk({ settingsOf: () => ({ acked: (ms) => acked.push(typeof ms) }) });
    const { discord } = desk;
    const mei = agent(desk);
    await mei.command("/account open");
    mei.dismisses(mei.modal!);
    await presses(desk, mei, "Company");
    await cardOf(desk, mei, "step 2 of");
    expect(desk.adapter.line()).toEqual({ count: 1, isUp: true });
    discord.gateway.cut();
    await discord.until(() => !desk.adapter.line().isUp);
    mei.says(mei.dm, "ana@example.com");
    await cardOf(desk, mei, "step 3 of");
    await discord.until(() => desk.adapter.line().isUp);
    await desk.quiet();
    expect([acked.length, new Set(acked)]).toEqual([2, new Set(["number"])]); // a command and a press, and no message
    expect(newestCard(desk, mei)).not.toContain("moved on");
  });

  test.each([
    ["Discord asks to come again", (desk: DiscordDesk) => desk.discord.gateway.reconnect()],
    ["the session is invalid", (desk: DiscordDesk) => desk.discord.gateway.invalidate()],
    [
      "the session is forgotten and the line cut",
      (desk: DiscordDesk) => {
        desk.discord.gateway.forget();
        desk.discord.gateway.cut();
      },
    ],
    ["it is shut with 4000", (desk: DiscordDesk) => desk.discord.gateway.shut(4000)],
    ["it is shut with 4009", (desk: DiscordDesk) => desk.discord.gateway.shut(4009)],
  ])("%s: it is there again, and the talk goes on", async (_, trouble) => {
    const desk = await discordDesk();
    const mei = agent(desk);
    await mei.command("/account open");
    mei.dismisses(mei.modal!);
    await presses(desk, mei, "Company");
    await cardOf(desk, mei, "step 2 of");
    trouble(desk);
    await saysUntil(desk, mei, "ana@example.com", "step 3 of");
    expect(desk.lost).toEqual([]);
  });

  test.each([4004, 4013, 4014])(
    "that is closed with %i ends the desk, because only an operator can mend that",
    async (code) => {
      const desk = await discordDesk();
      desk.discord.gateway.shut(code);
      await desk.discord.until(() => desk.lost[0]);
      expect(desk.lost[0]?.message).toContain(`(${code})`);
    },
  );

  test("sends heartbeats, and is closed when they are not answered", async () => {
    const desk = await discordDesk({ discord: { heartbeatMs: 200 } });
    const { discord } = desk;
    const mei = agent(desk);
    await mei.command("/account open");
    discord.gateway.hush();
    await new Promise((resolve) => setTimeout(resolve, 600));
    discord.gateway.hush(false);
    mei.dismisses(mei.modal!);
    await presses(desk, mei, "Company");
    await cardOf(desk, mei, "step 2 of");
    expect(desk.lost).toEqual([]);
  });
});

describe("what Discord refuses", () => {
  const refused = { kind: "error", status: 403, code: 50013, message: "Missing Permissions" } as const;
  async function withOperators() {
    const kim: { is?: Person } = {};
    const desk = await discordDesk({
      settingsOf: (discord) => {
        kim.is = discord.person("Kim");
        const { id: channel } = discord.newChannel("operators", { only: [kim.is] });
        return { operators: addressOf({ guild: discord.guild.id, channel }) };
      },
    });
    return { desk, address: desk.settings.operators!, told: () => desk.discord.screen(kim.is!) };
  }

  test("in answer to what somebody wrote is told to the operators within a minute, and to them", async () => {
    const { desk, told } = await withOperators();
    const mei = agent(desk);
    desk.discord.trouble(post, { kind: "status", status: 500 });
    mei.says(mei.dm, "help");
    await desk.discord.until(() => told().includes("no answer of mine (500)"));
    await desk.discord.until(() => desk.discord.screen(mei).includes("Something went wrong on my side"));
  });

  test("of the operators' card, or of a word to them, is not taken for told, so that it is tried again", async () => {
    const { desk, address } = await withOperators();
    const { platform } = desk.adapter;
    desk.discord.trouble(post, refused, 2);
    await expect(platform.show(address, judgement)).rejects.toThrow();
    await expect(platform.tell(address, { key: "talk.one-moment" })).rejects.toThrow("Missing Permissions");
    await platform.show(address, judgement);
    await platform.tell(address, { key: "talk.one-moment" });
  });
});
