import { expect, test } from "vitest";
import { addressOf } from "../../adapters/discord/address.ts";
import { cardOf, entersCode, getsText } from "./acts.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";
import type { Channel, Message } from "./fake/world.ts";

const minute = 60_000;
const lost = (mail: string) => ({ type: "Company", mail, country: "Hong Kong", phone: "5123 4567" });

interface Room {
  desk: DiscordDesk;
  mei: Person;
  kim: Person;
  lee: Person;
  room: Channel;
}

/** A case that nobody knows the end of, and the two who run the desk in their channel. */
async function atWork(mail: string, sandbox = {}): Promise<Room> {
  let room!: Channel;
  let people: Person[] = [];
  const desk = await discordDesk({
    sandbox,
    settingsOf(discord) {
      people = ["Mei", "Kim", "Lee"].map((name) =>
        discord.person(name, { permissions: name === "Mei" ? ["ManageGuild"] : [] }),
      );
      room = discord.newChannel("operators", { only: people.slice(1) });
      return { operators: addressOf({ guild: discord.guild.id, channel: room.id }) };
    },
  });
  const [mei, kim, lee] = people as [Person, Person, Person];
  const { code } = await getsText(desk, mei, lost(mail));
  await entersCode(desk, mei, code);
  return { desk, mei, kim, lee, room };
}

async function cardIn({ desk, kim, room }: Room, label: string): Promise<Message> {
  const { discord } = desk;
  const find = () => kim.reads(room).find((message) => discord.screen(message).includes(label));
  for (let tries = 0; tries < 60 && !find(); tries += 1) {
    await desk.quiet();
    desk.pass(minute);
  }
  return discord.until(find);
}

test("what was found is pressed in the operators' channel, by one of them", async () => {
  const at = await atWork("cut.after@example.com", { zoneMinutes: -300 });
  const uin = await at.desk.discord.until(() => at.desk.books().accounts[0]?.uin);
  await at.kim.press(await cardIn(at, `[Found ${uin}]`), `Found ${uin}`);
  await cardOf(at.desk, at.mei, "UIN");
  expect((await at.desk.cases())[0]).toMatchObject({ state: "done" });
});

test("that nothing was made takes a second person there", async () => {
  const at = await atWork("cut.before@example.com");
  const { discord } = at.desk;
  const card = await cardIn(at, "[Confirmed absent]");
  await at.kim.press(card, "Confirmed absent");
  await discord.until(() => discord.screen(at.kim).includes("Somebody else must say so too"));
  await at.kim.press(card, "Confirmed absent");
  await discord.until(() => discord.screen(at.kim).includes("A second person must confirm"));
  await at.lee.press(card, "Confirmed absent");
  await cardOf(at.desk, at.mei, "Two people have looked and are certain");
});

test("the same press anywhere else decides nothing", async () => {
  const at = await atWork("cut.before@example.com");
  const card = await cardIn(at, "[Confirmed absent]");
  const isUndecided = async () => {
    await at.desk.quiet();
    const [theCase] = await at.desk.cases();
    expect(Object.values(theCase!.working)).toMatchObject([{ stage: "manual" }]);
    expect(Object.values(theCase!.working)[0]).not.toHaveProperty("absentBy");
  };
  const { operators } = at.desk.settings;
  at.desk.settings.operators = `${operators}9`;
  await at.kim.press(card, "Confirmed absent");
  await isUndecided();
  at.desk.settings.operators = operators!;
  await at.kim.press(card, "Confirmed absent");
  const { discord } = at.desk;
  await discord.until(() => discord.screen(at.kim).includes("Somebody else must say so too"));
});

test("a reply to the card there says the same as its buttons; elsewhere words are no verdict", async () => {
  const at = await atWork("cut.before@example.com");
  const { discord } = at.desk;
  const card = await cardIn(at, "[Confirmed absent]");
  const elsewhere = discord.newChannel("elsewhere", { only: [at.kim] });
  at.kim.mentions(elsewhere, "confirmed absent");
  at.kim.says(at.room, "confirmed absent", { answering: card });
  await discord.until(() => discord.screen(at.kim).includes("Somebody else must say so too"));
  at.lee.says(at.room, "absent", { answering: card });
  await cardOf(at.desk, at.mei, "Two people have looked and are certain");
});
