import { expect, test } from "vitest";
import { leaksIn } from "../process/secrets.ts";
import { agent, ana, modalOf } from "./acts.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";

const canary = "CanaryKite42";
const refused = "I see a password in that";

/** Where the canary can be read behind the way in: in what is kept, in the log, and in what Discord was told. */
async function leaks(desk: DiscordDesk): Promise<string[]> {
  await desk.quiet();
  const told = Buffer.from(JSON.stringify(desk.discord.calls));
  return leaksIn({ ...(await desk.kept()), told }, [canary]);
}

test("a password is taken on no way in, and the message with it is deleted where the bot may", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  const channel = discord.general;
  const sees = (words: string) => discord.until(() => discord.screen(mei).includes(words) || undefined);

  const inChannel = mei.mentions(channel, `open company, my password is ${canary}`);
  await sees("I've deleted your message");
  expect(mei.reads(channel)).not.toContain(inChannel);
  mei.says(mei.dm, `password: ${canary}`);
  await sees("Please delete the message");
  await mei.command("/account find", { what: `pw ${canary}` });
  await sees(refused);
  expect(await desk.cases()).toEqual([]);

  await mei.command("/account open", { details: `company ana@example.com 密码：${canary}` });
  const form = await modalOf(desk, mei, "Request");
  await mei.submit(form, { ...ana, phone: `pw ${canary}` });
  await sees("I haven't kept it");
  await mei.command("/account open", {});
  await desk.quiet();
  expect((await desk.cases()).flatMap(({ answers }) => Object.keys(answers))).not.toContain("phone");
  expect(await leaks(desk)).toEqual([]);
  expect(discord.faults).toEqual([]);
});
