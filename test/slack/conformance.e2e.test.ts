import { conforms, type Someone } from "../platform/conformance.ts";
import { type Recorded, tellsTheSame } from "../platform/transcripts.ts";
import type { Mode } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import type { Channel, Message } from "./fake/world.ts";
import { type SlackDesk, slackDesk } from "./slack-desk.ts";

for (const mode of ["socket", "http"] as const) conforms(`Slack over ${mode}`, () => rehearsal(mode));
tellsTheSame("Slack", () => rehearsal("socket"));

async function rehearsal(mode: Mode): Promise<Recorded> {
  const desk = await slackDesk({ mode });
  const people: Person[] = [];
  const shared: { channel?: Channel } = {};
  return {
    person: (name) => {
      const person = desk.slack.person(name);
      people.push(person);
      return someone(desk, person, people, shared);
    },
    codeFor: desk.codeFor,
    books: desk.books,
    async restart() {
      await desk.quiet(); // else the dead desk's lease on a card has to run out first
      await desk.restart();
    },
    quiet: desk.quiet,
    pass: desk.pass,
    news: desk.news,
  };
}

/** In private without a customer; with one, everybody is in a channel. */
function someone(
  desk: SlackDesk,
  person: Person,
  people: Person[],
  shared: { channel?: Channel },
): Someone & { name: string } {
  const { slack } = desk;
  let before: Message | undefined;
  const places = () => [slack.dm(person), ...(shared.channel ? [slack.channel(shared.channel)] : [])];
  const messages = () => places().flatMap((place) => slack.read(person, place));
  const reads = () =>
    [slack.screen(person), ...(shared.channel ? [slack.screen(slack.channel(shared.channel), person)] : [])].join("\n");
  const with_ = (label: string) => messages().findLast((message) => slack.screen(message).includes(`[${label}]`));
  const card = (label: string) => slack.until(() => with_(label));
  return {
    name: person.user.realName,
    async opens({ kind = "open", text = "", customer } = {}) {
      const who = customer && ` for @${(customer as Someone & { name: string }).name}`;
      if (who) shared.channel = slack.newChannel("acme", people);
      await person.command(`/account ${kind}${who ?? ""} ${text}`.trim(), shared.channel ? { in: shared.channel } : {});
      await desk.quiet();
    },
    async presses(label) {
      await desk.quiet();
      const modal = slack.modal(person);
      before = messages().findLast((message) => /step \d|UIN|UserId/.test(slack.screen(message)));
      if (modal && slack.screen(modal).includes(`[${label}]`)) await person.press(modal, label);
      else await person.press(await card(label), label);
    },
    async pressesOldCard(label) {
      await person.press(before!, label);
    },
    async says(text) {
      await person.says(slack.dm(person), text);
    },
    async fills(fields) {
      const form = await slack.until(() =>
        slack.modal(person)?.callback_id === "fd/form" ? slack.modal(person) : undefined,
      );
      if (fields.country) await person.type(form, "country", fields.country);
      return (await person.submit(slack.modal(person)!, fields)).errors;
    },
    async entersCode(code) {
      const open = slack.modal(person);
      if (open?.callback_id !== "fd/code") await person.press(await card("Enter the code"), "Enter the code");
      await desk.quiet();
      const box = slack.modal(person);
      if (box?.callback_id === "fd/code") await person.submit(box, { code });
    },
    reads,
    async sees(words) {
      await slack.until(() => reads().includes(words));
    },
    history: () =>
      places()
        .flatMap(({ messages: all }) => all)
        .map((message) => JSON.stringify(message))
        .join("\n"),
    secret: () => /│ \| (\S{8,48})$/m.exec(slack.screen(person))?.[1],
  };
}
