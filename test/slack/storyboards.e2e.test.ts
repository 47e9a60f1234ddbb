import { expect, test } from "vitest";
import { addressOf } from "../../adapters/slack/address.ts";
import { soon } from "../platform/operators.ts";
import { toldOfPauses } from "../platform/pauses.ts";
import { type Shown, storyboard, type Watched } from "../platform/storyboard.ts";
import { messageFor, modalOf } from "./acts.ts";
import type { FakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import type { PersonOptions } from "./fake/roster.ts";
import type { Channel } from "./fake/world.ts";
import { ourScopes, type SlackDesk, type SlackDeskOptions, slackDesk } from "./slack-desk.ts";
import { masked } from "./story.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A person with all that the bot has for them: direct messages, channels, and the box on their screen. */
function watched({ slack }: SlackDesk, person: Person): Watched {
  const placeOf = ({ kind, name }: Channel) => (kind === "im" ? "direct messages" : `#${name}`);
  return {
    name: person.user.realName,
    rings: () => slack.rings(person),
    sees() {
      const messages = slack.channelsOf(person).flatMap((channel) =>
        slack.read(person, channel).flatMap((message): Shown[] => {
          if (!message.bot_id) return [];
          const place = placeOf(channel);
          const where =
            "reader" in message ? `only for them in ${place}` : message.thread_ts ? `thread in ${place}` : place;
          return [{ id: message.ts, where, text: slack.screen(message), raw: message.text }];
        }),
      );
      const modal = slack.modal(person);
      const box = modal && { id: modal.id, where: "a box", text: slack.screen(modal), raw: "" };
      return [...messages, ...(box ? [box] : [])];
    },
  };
}

/** Mei, and Ana from outside, in a channel that the desk serves, and Kim, who runs the desk. It is ten in the morning. */
async function acme(named: PersonOptions, options: SlackDeskOptions = {}) {
  const channels: string[] = [];
  let people: Person[] = [];
  let ops: Channel | undefined;
  const settingsOf = (slack: FakeSlack) => {
    people = [slack.person("Mei"), slack.person("Ana", named), slack.person("Kim")];
    ops = slack.newChannel("operators", [people[2]!]);
    return { channels, operators: addressOf({ team: slack.team.id, channel: ops.id }) };
  };
  const desk = await slackDesk({ ...options, settingsOf, slack: { scopes: [...ourScopes, "channels:read"] } });
  const [mei, ann, kim] = people as [Person, Person, Person];
  const channel = desk.slack.newChannel("acme", [mei, ann]);
  channels.push(channel.id);
  atTen(desk);
  const board = storyboard(
    [mei, ann, kim].map((person) => watched(desk, person)),
    desk.quiet,
  );
  return { desk, slack: desk.slack, mei, ann, kim, channel, board };
}

/** Lets time pass until ten in the morning in Hong Kong, where everybody is. */
function atTen(desk: SlackDesk): void {
  desk.pass(day - ((Date.now() - 2 * hour) % day));
}

test("an agent and a guest who is the customer", async () => {
  const { desk, slack, mei, ann, channel, board } = await acme({ is_ultra_restricted: true });
  await board.step("Mei types in #acme: /account open for @Ana company ana@example.com +852 5123 4567", () =>
    mei.command("/account open for @Ana company ana@example.com +852 5123 4567", { in: channel }),
  );
  await board.step("Mei presses Text the code to +852 •••• 4567", async () =>
    mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to"),
  );
  await board.step("Ana writes to the bot: who are you?", () => ann.says(slack.dm(ann), "who are you?"));
  await board.step("Ana presses Enter the code, and mistypes it", async () => {
    const code = await desk.codeFor("85251234567");
    await ann.press(await cardOf(desk, ann), "Enter the code");
    await ann.submit(await modalOf(desk, ann, "fd/code"), { code: code === "111111" ? "222222" : "111111" });
  });
  await board.step("Ana types the right one", async () => {
    const code = await desk.codeFor("85251234567");
    await ann.submit(await modalOf(desk, ann, "fd/code"), { code });
  });
  await board.step("Ana presses Show the password once", async () => {
    const done = await slack.until(() =>
      slack
        .channelsOf(ann)
        .flatMap((place) => slack.read(ann, place))
        .findLast((message) => slack.screen(message).includes("[Show the password once]")),
    );
    await ann.press(done, "Show the password once");
  });
  await board.step("Mei presses Text for the customer", async () =>
    mei.press(await messageFor(desk, mei, "[Text for the customer]"), "Text for the customer"),
  );
  await board.step("Mei writes: note prefers to be called after 4 pm", () =>
    mei.says(slack.dm(mei), "note prefers to be called after 4 pm"),
  );
  await board.step("Mei writes it with the number of the request", async () =>
    mei.says(slack.dm(mei), `note ${(await desk.cases())[0]!.id} prefers to be called after 4 pm`),
  );
  await board.step("Mei presses Open another like this", async () =>
    mei.press(await messageFor(desk, mei, "[Open another like this]"), "Open another like this"),
  );
  const [first, another] = (await desk.cases()).toSorted((one, other) => one.opened - other.opened);
  expect(first).toMatchObject({ state: "done", agentNotes: [{ text: "prefers to be called after 4 pm" }] });
  expect(another).toMatchObject({ state: "open", answers: { type: "company", country: { area: "HK" } } });
  expect(another!.answers).not.toHaveProperty("mail");
  await expect(masked(board.text())).toMatchFileSnapshot("../platform/golden/storyboards/slack-agent-and-guest.txt");
  expect([slack.faults, slack.refusals]).toEqual([[], []]);
});

test("an agent alone", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  atTen(desk);
  const board = storyboard([watched(desk, mei)], desk.quiet);
  await board.step("Mei types /account open company ana@gmial.com", async () => {
    await mei.command("/account open company ana@gmial.com");
    await mei.close(await modalOf(desk, mei, "fd/note"));
  });
  await board.step("Mei presses what is offered", async () =>
    mei.press(await messageFor(desk, mei, "Use ana@gmail.com"), "Use ana@gmail.com"),
  );
  await board.step("Mei writes: HK 5123 4567", async () => mei.says(slack.dm(mei), "HK 5123 4567"));
  await board.step("Mei writes: yes", async () => mei.says(slack.dm(mei), "yes"));
  await board.step("Mei writes: no text came", async () => mei.says(slack.dm(mei), "no text came"));
  await board.step("70 seconds pass, and Mei writes: resend", async () => {
    desk.pass(70_000);
    await mei.says(slack.dm(mei), "resend");
  });
  await board.step("Mei writes the code", async () => mei.says(slack.dm(mei), await desk.codeFor("85251234567", 2)));
  await board.step("Mei presses Show the password once", async () =>
    mei.press(await messageFor(desk, mei, "[Show the password once]"), "Show the password once"),
  );
  await board.step("Mei writes: thanks", async () => mei.says(slack.dm(mei), "thanks"));
  await expect(masked(board.text())).toMatchFileSnapshot("../platform/golden/storyboards/slack-agent-alone.txt");
  expect(slack.faults).toEqual([]);
});

test("a lost answer, and a customer who is silent", async () => {
  const sandbox = { zoneMinutes: -300 };
  const { desk, slack, mei, ann, kim, channel, board } = await acme({ is_restricted: true }, { ...soon, sandbox });
  await board.step("Mei types in #acme: /account open for @Ana company cut.after@example.com +852 5123 4567", () =>
    mei.command("/account open for @Ana company cut.after@example.com +852 5123 4567", { in: channel }),
  );
  await board.step("Mei presses Text the code to +852 •••• 4567", async () => {
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    await mei.close(slack.modal(mei)!);
  });
  await board.step("Ana says nothing for 6 minutes", () => desk.pass(6 * minute));
  await board.step("Ana says nothing for 5 minutes more", () => desk.pass(5 * minute));
  await board.step("A day passes", () => desk.pass(24 * hour));
  await board.step("Mei has a new code texted", async () =>
    mei.press(await messageFor(desk, mei, "[Text the code]"), "Text the code"),
  );
  await board.step("Ana writes the code where she was asked, and Tencent's answer gets lost", async () => {
    await ann.says(slack.dm(ann), await desk.codeFor("85251234567", 2));
    await slack.until(() => kim && slack.channelsOf(kim).some((place) => slack.screen(place).includes("[Confirmed")));
  });
  await board.step("Ana writes: is it done?", async () => ann.says(slack.dm(ann), "is it done?"));
  await board.step("Kim presses what a look-up shows", async () => {
    const { uin } = desk.books().accounts[0]!;
    const card = await slack.until(() =>
      slack
        .channelsOf(kim)
        .flatMap((place) => place.messages)
        .findLast((message) => slack.screen(message).includes(`Found ${uin}`)),
    );
    await kim.press(card, `Found ${uin}`);
  });
  // A new card makes its call itself, unless a card of the turn before it was drawn first.
  const told = masked(board.text());
  const golden = told.includes("Frontdesk: @Ana: R-0001 is done.")
    ? "../platform/golden/storyboards/slack-lost-answer-and-silent-customer-by-card.txt"
    : "../platform/golden/storyboards/slack-lost-answer-and-silent-customer.txt";
  await expect(told).toMatchFileSnapshot(golden);
  expect([slack.faults, slack.refusals]).toEqual([[], []]);
});

test("an operator pauses all desks, and lets them go on", async () => {
  const { desk, slack, mei, kim, channel, board } = await acme({ is_restricted: true });
  const [ops] = slack.channelsOf(kim).filter(({ name }) => name === "operators");
  await board.step("Mei types in #acme: /account open for @Ana company ana@example.com +852 5123 4567", async () => {
    await mei.command("/account open for @Ana company ana@example.com +852 5123 4567", { in: channel });
    await modalOf(desk, mei, "fd/note");
  });
  await board.step("Mei types: /account pause texts just so", () => mei.command("/account pause texts just so"));
  await board.step("Kim types in #operators: /account pause texts", () =>
    kim.command("/account pause texts", { in: ops! }),
  );
  await board.step("Kim types in #operators: /account pause texts for 2h numbers that cost", async () => {
    await kim.command("/account pause texts for 2h numbers that cost", { in: ops! });
    await toldOfPauses(desk.replica, true);
  });
  await board.step("Mei presses Text the code to +852 •••• 4567", async () => {
    await mei.press(slack.modal(mei)!, "Text the code to");
    await slack.until(async () => ((await desk.cases())[0]!.stopped ? true : undefined));
    await mei.close(slack.modal(mei)!);
  });
  await board.step("Kim types in #operators: /account pause", () => kim.command("/account pause", { in: ops! }));
  await board.step("Kim types in #operators: /account help", () => kim.command("/account help", { in: ops! }));
  expect(desk.books().texts).toBe(0);
  await board.step("Kim types in #operators: /account go on", async () => {
    await kim.command("/account go on", { in: ops! });
    await toldOfPauses(desk.replica, false);
  });
  expect(desk.books().texts).toBe(0);
  await board.step("Mei presses Text the code in the call", async () => {
    await mei.press(await messageFor(desk, mei, "The pause is over"), "Text the code");
    await desk.codeFor("85251234567");
  });
  await expect(masked(board.text())).toMatchFileSnapshot("../platform/golden/storyboards/slack-pause.txt");
  expect([slack.faults, slack.refusals]).toEqual([[], []]);
});

/** The newest card that asks the customer for the code. */
function cardOf({ slack }: SlackDesk, person: Person) {
  return slack.until(() =>
    slack
      .channelsOf(person)
      .flatMap((place) => slack.read(person, place))
      .findLast((message) => slack.screen(message).includes("[Enter the code]")),
  );
}
