import { expect, test } from "vitest";
import { addressOf } from "../../adapters/slack/address.ts";
import { getsText, messageFor } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import type { Channel, Message } from "./fake/world.ts";
import { type SlackDesk, slackDesk } from "./slack-desk.ts";

const minute = 60_000;
const lost = (mail: string) => ({ type: "Company", mail, country: "Hong Kong", phone: "5123 4567" });

interface Room {
  desk: SlackDesk;
  mei: Person;
  kim: Person;
  lee: Person;
  room: Channel;
}

/** A case that nobody knows the end of, and the two who run the desk in their channel. */
async function atWork(mail: string, sandbox = {}): Promise<Room> {
  let room!: Channel;
  let people: Person[] = [];
  const desk = await slackDesk({
    sandbox,
    settingsOf(slack) {
      people = ["Mei", "Kim", "Lee"].map((name) => slack.person(name));
      room = slack.newChannel("operators", people.slice(1));
      return { operators: addressOf({ team: slack.team.id, channel: room.id }) };
    },
  });
  const [mei, kim, lee] = people as [Person, Person, Person];
  const { box, code } = await getsText(desk, mei, lost(mail));
  await mei.submit(box, { code });
  return { desk, mei, kim, lee, room };
}

async function cardIn({ desk, room }: Room, label: string): Promise<Message> {
  const { slack } = desk;
  const find = () => slack.channel(room).messages.find((message) => slack.screen(message).includes(label));
  for (let tries = 0; tries < 60 && !find(); tries += 1) {
    await desk.quiet();
    desk.pass(minute);
  }
  return slack.until(find);
}

test("what was found is pressed in the operators' channel, by one of them", async () => {
  const at = await atWork("cut.after@example.com", { zoneMinutes: -300 });
  const uin = await at.desk.slack.until(() => at.desk.books().accounts[0]?.uin);
  await at.kim.press(await cardIn(at, `[Found ${uin}]`), `Found ${uin}`);
  await messageFor(at.desk, at.mei, "UIN");
  expect((await at.desk.cases())[0]).toMatchObject({ state: "done" });
  expect(at.desk.slack.faults).toEqual([]);
});

test("that nothing was made takes a second person there", async () => {
  const at = await atWork("cut.before@example.com");
  const { slack } = at.desk;
  const card = await cardIn(at, "[Confirmed absent]");
  await at.kim.press(card, "Confirmed absent");
  await slack.until(() => slack.screen(slack.channel(at.room)).includes("Somebody else must say so too"));
  await at.kim.press(card, "Confirmed absent");
  await slack.until(() => slack.screen(slack.channel(at.room), at.kim).includes("A second person must confirm"));
  await at.lee.press(card, "Confirmed absent");
  await messageFor(at.desk, at.mei, "Two people have looked and are certain");
});

test("the same press anywhere else decides nothing, nor does a guest's", async () => {
  const at = await atWork("cut.before@example.com");
  const card = await cardIn(at, "[Confirmed absent]");
  const isUndecided = async () => {
    await at.desk.quiet();
    const [theCase] = await at.desk.cases();
    expect(Object.values(theCase!.working)).toMatchObject([{ stage: "manual" }]);
    expect(Object.values(theCase!.working)[0]).not.toHaveProperty("absentBy");
  };
  const guest = at.desk.slack.person("Guest", { is_restricted: true });
  guest.joins(at.room);
  await guest.press(card, "Confirmed absent");
  await isUndecided();
  const { operators } = at.desk.settings;
  at.desk.settings.operators = `${operators}9`;
  await at.kim.press(card, "Confirmed absent");
  await isUndecided();
  at.desk.settings.operators = operators!;
  await at.kim.press(card, "Confirmed absent");
  const { slack } = at.desk;
  await slack.until(() => slack.screen(slack.channel(at.room)).includes("Somebody else must say so too"));
});
