import { expect, test } from "vitest";
import { addressOf, personId } from "../../adapters/discord/address.ts";
import { cardOf } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import type { Channel } from "./fake/world.ts";

test("a colleague who tries twenty times is one row, and the operators are called once", async () => {
  let room: Channel | undefined;
  const desk = await discordDesk({
    settingsOf(discord) {
      room = discord.newChannel("operators", { only: [discord.person("Kim")] });
      return { operators: addressOf({ guild: discord.guild.id, channel: room.id }) };
    },
  });
  const { discord } = desk;
  const [mei, bob] = ["Mei", "Bob"].map((name) => discord.person(name, { permissions: ["ManageGuild"] }));
  await mei!.command("/account open");
  await cardOf(desk, mei!, "step 1 of");
  const { id } = (await desk.cases())[0]!;
  for (let n = 0; n < 22; n += 1) await bob!.command("/account cancel", { case: id });
  await desk.quiet();
  const who = personId(discord.guild.id, bob!.id);
  expect(await desk.refused()).toMatchObject([{ who, action: "cancel", front: "discord", count: 22, caseId: id }]);
  const told = () => room!.messages.filter((message) => JSON.stringify(message).includes("was refused"));
  await discord.until(() => told()[0]);
  await desk.quiet();
  expect(told()).toHaveLength(1);
});

test("people without a role and people of a server that is not served are kept, the latter by their server", async () => {
  const guilds = ["*"];
  const desk = await discordDesk({ settingsOf: () => ({ guilds }) });
  const { discord } = desk;
  const other = discord.newGuild("Other");
  await desk.quiet();
  guilds.splice(0, 1, discord.guild.id);
  const guest = discord.person("Gus");
  const eve = discord.person("Eve", { guilds: [other], permissions: ["ManageGuild"] });
  await guest.mentions(discord.general, "open");
  await eve.command("/account open");
  await desk.quiet();
  expect((await desk.refused()).map(({ who, action }) => [who, action]).toSorted()).toEqual(
    [
      [`discord:${other.id}`, "place"],
      [personId(discord.guild.id, guest.id), "open"],
    ].toSorted(),
  );
});
