import { expect, test } from "vitest";
import { addressOf } from "../../adapters/slack/address.ts";
import { messageFor } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { ourScopes, type SlackDesk, slackDesk } from "./slack-desk.ts";

/** A person is asked at once, and may be certain soon after. */
const times = { looksMs: [0, 100], lookEveryMs: 100, manualMs: 200, horizonMs: 200 };
const reason = "confirmed absent: not in the console, and no mail came";

interface Judged extends SlackDesk {
  people: Record<string, Person>;
  place: Channel;
  /** Presses this on the newest card there. */
  presses(who: string, label: string): Promise<unknown>;
  says(who: string, text: string): Promise<unknown>;
  /** What is shown there to one of them, seen or not by others. */
  hears(who: string, words: string): Promise<unknown>;
  absentBy(): Promise<string | undefined>;
}

/** A create of Mei's that nobody knows the end of, before these people's channel; Mei may be one of them. */
async function puzzled(
  names: string[],
  { scopes = ourScopes, linked = [] }: { scopes?: string[]; linked?: string[] } = {},
): Promise<Judged> {
  const people: Record<string, Person> = {};
  const links: string[][] = [];
  let place!: Channel;
  const desk = await slackDesk({
    times,
    links,
    slack: { scopes },
    settingsOf(slack) {
      for (const name of new Set([...names, "Mei"]))
        people[name] = slack.person(name, name === "Guest" ? { is_restricted: true } : {});
      place = slack.newChannel(
        "operators",
        names.map((name) => people[name]!),
      );
      const idOf = (name: string) => addressOf({ team: slack.team.id, person: people[name]!.id });
      if (linked.length > 0) links.push(linked.map(idOf));
      return { operators: addressOf({ team: slack.team.id, channel: place.id }) };
    },
  });
  const { slack } = desk;
  const card = () => slack.channel(place).messages.findLast((one) => slack.screen(one).includes("[Confirmed absent]"));
  const mei = people.Mei!;
  await mei.command("/account open company cut.before@example.com +852 5123 4567");
  await mei.press(await messageFor(desk, mei, "[Text the code to"), "Text the code to");
  const code = await desk.codeFor("85251234567");
  await mei.press(await messageFor(desk, mei, "[Enter the code]"), "Enter the code");
  await desk.quiet();
  await mei.submit(slack.modal(mei)!, { code });
  await slack.until(card);
  return Object.assign(desk, {
    people,
    place,
    async presses(who: string, label: string) {
      await desk.quiet();
      return people[who]!.press(card()!, label);
    },
    async says(who: string, text: string) {
      await desk.quiet();
      return people[who]!.mentions(place, text, { thread: card()! });
    },
    hears: (who: string, words: string) =>
      slack.until(
        () =>
          [slack.screen(slack.channel(place), people[who]!), slack.screen(people[who]!)].join("\n").includes(words) ||
          undefined,
      ),
    async absentBy() {
      await desk.quiet();
      const [theCase] = await desk.cases();
      return Object.values(theCase!.working ?? {}).find(({ seal }) => seal)?.absentBy;
    },
  });
}

test("the second word is nobody's who is the first by another id, or has a part in it", async () => {
  const at = await puzzled(["Kim", "Kay", "Mei", "Lee"], { linked: ["Kim", "Kay"] });
  await at.presses("Kim", "Confirmed absent");
  await at.hears("Kim", "Somebody else must say so too");
  const first = await at.absentBy();
  expect(first).toContain(at.people.Kim!.id);
  for (const [who, words] of [
    ["Kim", "You've already said so"],
    ["Kay", "A second person must confirm"],
    ["Mei", "so the second word must be somebody else's"],
  ] as const) {
    await at.presses(who, "Confirmed absent");
    await at.hears(who, words);
    await at.says(who, reason);
    expect(await at.absentBy()).toBe(first);
  }
  await at.presses("Lee", "Confirmed absent");
  await messageFor(at, at.people.Mei!, "Two people have looked and are certain");
});

test("where one member alone can judge in the channel, their second word counts, with a reason", async () => {
  const at = await puzzled(["Kim", "Guest"], { scopes: [...ourScopes, "channels:read"] });
  await at.presses("Kim", "Confirmed absent");
  await at.hears("Kim", "You're the only one who can judge");
  await at.presses("Kim", "Confirmed absent");
  expect(await at.absentBy()).toContain(at.people.Kim!.id);
  await at.says("Kim", reason);
  await messageFor(at, at.people.Mei!, "who runs this desk alone");
});

test.each([
  ["a second member is there", ["Kim", "Lee"], [...ourScopes, "channels:read"]],
  ["Slack does not tell who is there", ["Kim"], ourScopes],
])("it takes two where %s", async (_, names, scopes) => {
  const at = await puzzled(names, { scopes });
  await at.presses("Kim", "Confirmed absent");
  await at.says("Kim", reason);
  await at.hears("Kim", "You've already said so");
  expect(await at.absentBy()).toContain(at.people.Kim!.id);
});
