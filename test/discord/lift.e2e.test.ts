import { expect, test } from "vitest";
import { addressOf } from "../../adapters/discord/address.ts";
import { cardOf, modalOf, presses } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";

test("who is stopped by a limit asks a person, and an operator lifts it by a button and a reason, for one text", async () => {
  let place!: Channel;
  let mei!: Person;
  let kim!: Person;
  const desk = await discordDesk({
    caps: { perCountry: { of: { HK: 0 } } },
    settingsOf(discord) {
      mei = discord.person("Mei", { permissions: ["ManageGuild"] });
      kim = discord.person("Kim", { permissions: ["ManageGuild"] });
      place = discord.newChannel("operators", { only: [kim] });
      return { operators: addressOf({ guild: discord.guild.id, channel: place.id }) };
    },
  });
  const { discord } = desk;
  await mei.command("/account open", { details: "company ana@example.com +852 5123 4567" });
  await presses(desk, mei, "Text the code to");
  await cardOf(desk, mei, "the daily limit for texts to Hong Kong");
  await presses(desk, mei, "Ask a person");

  const card = await discord.until(() =>
    kim.reads(place).findLast((one) => discord.screen(one).includes("[Let one more text go…")),
  );
  expect(discord.screen(card)).toContain("is held up by a limit on texts");
  await kim.press(card, "Let one more text go…");
  await kim.submit(await modalOf(desk, kim, "one more text"), { why: "the customer is on the phone" });

  const free = await cardOf(desk, mei, "One more text may go out now");
  expect(discord.screen(free)).toContain("the customer is on the phone");
  expect(desk.books().texts).toBe(0);
  await mei.press(free, "Text the code");
  await desk.codeFor("85251234567");
  const [theCase] = await desk.cases();
  expect(theCase!.lifts).toMatchObject([{ cap: "country", why: "the customer is on the phone" }]);
  expect(desk.books().texts).toBe(1);
});
