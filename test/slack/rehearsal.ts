import { addressOf } from "../../adapters/slack/address.ts";
import type { Someone } from "../platform/conformance.ts";
import type { Ruled } from "../platform/operators.ts";
import type { StageOptions } from "../platform/stage.ts";
import type { Recorded } from "../platform/talks/scene.ts";
import type { Mode } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import type { Channel, Message } from "./fake/world.ts";
import { type SlackDesk, type SlackDeskOptions, slackDesk } from "./slack-desk.ts";

const patienceMs = 30_000;
const itsThere = "It is there…";

/** A desk in a fake Slack, as every platform's suites drive it. */
export async function rehearsal(mode: Mode, options: StageOptions = {}): Promise<Recorded> {
  return rehearsing(await slackDesk({ ...options, mode }));
}

/** The same, with Kim and Lee in the operators' channel, where a guest reads too. */
export async function ruled(mode: Mode, options: SlackDeskOptions): Promise<Ruled> {
  let people: Person[] = [];
  let channel!: Channel;
  const desk = await slackDesk({
    ...options,
    mode,
    settingsOf(slack) {
      people = ["Kim", "Lee"].map((name) => slack.person(name));
      people.push(slack.person("Guest", { is_restricted: true }));
      channel = slack.newChannel("operators", people);
      const { peekMs } = options;
      return { operators: addressOf({ team: slack.team.id, channel: channel.id }), ...(peekMs && { peekMs }) };
    },
  });
  const operators = desk.settings.operators!;
  const modal = (person: Person) => desk.slack.until(() => desk.slack.modal(person));
  const [kim, lee, guest] = people.map((person) => ({
    ...someone(desk, desk.quiet, person, people, { channel }),
    async repliesTo(label: string, text: string, { unheard = false } = {}) {
      await desk.quiet(); // which message is about which case is kept a moment after it is shown
      const card = () => desk.slack.channel(channel).messages.findLast((one) => desk.slack.screen(one).includes(label));
      const thread = await desk.slack.until(card);
      await (unheard ? person.says(channel, text, { thread }) : person.mentions(channel, text, { thread }));
    },
    async orders(verb: string, given: { number?: string; case?: string } = {}) {
      const words = ["/account", verb, given.case, given.number].filter(Boolean);
      await person.command(words.join(" "), { in: channel });
    },
    mentions: (text: string) => person.mentions(channel, text).then(() => {}),
    async findsIt(number: string) {
      const card = desk.slack.channel(channel).messages.findLast((one) => desk.slack.screen(one).includes(itsThere));
      await person.press(card!, itsThere);
      await person.submit(await modal(person), { found: number });
    },
    channel: () => desk.slack.screen(desk.slack.channel(channel)),
    async seesNoMore(words: string) {
      await desk.slack.until(() => !desk.slack.screen(person).includes(words), patienceMs);
    },
  }));
  return {
    ...rehearsing(desk),
    ...{ kim: kim!, lee: lee!, guest: guest! },
    cases: desk.cases,
    async audit() {
      const rows: { actor: string; what: string }[] = [];
      for await (const row of desk.replica.ledger.audit()) rows.push(row);
      return rows;
    },
    isElsewhere(elsewhere) {
      desk.settings.operators = elsewhere ? `${operators}9` : operators;
    },
  };
}

/** The same on a desk of any kind, with the people's clients. */
export function rehearsing(desk: SlackDesk) {
  return {
    ...scene(desk, desk.quiet),
    scene: () => scene(desk, async () => {}),
    codeFor: desk.codeFor,
    books: desk.books,
    async restart() {
      await desk.quiet(); // else the dead desk's lease on a card has to run out first
      await desk.restart();
    },
    quiet: desk.quiet,
    pass: desk.pass,
    news: desk.news,
    faults: () => desk.slack.faults,
  } satisfies Recorded;
}

/** People who meet in one channel, if they do. */
function scene(desk: SlackDesk, settled: () => Promise<void>) {
  const people: Person[] = [];
  const shared: { channel?: Channel } = {};
  return {
    person(name: string) {
      const person = desk.slack.person(name);
      people.push(person);
      return someone(desk, settled, person, people, shared);
    },
  };
}

/** In private without a customer; with one, everybody is in a channel, where the customer reads as well. */
export function someone(
  desk: SlackDesk,
  settled: () => Promise<void>,
  person: Person,
  people: Person[],
  shared: { channel?: Channel },
): Someone & { name: string; person: Person } {
  const { slack } = desk;
  let before: Message | undefined;
  const places = () => [slack.dm(person), ...(shared.channel ? [slack.channel(shared.channel)] : [])];
  const messages = () => places().flatMap((place) => slack.read(person, place));
  const reads = () =>
    [slack.screen(person), ...(shared.channel ? [slack.screen(slack.channel(shared.channel), person)] : [])].join("\n");
  const with_ = (label: string) => messages().findLast((message) => slack.screen(message).includes(`[${label}`));
  const card = (label: string) => slack.until(() => with_(label), patienceMs);
  return {
    id: addressOf({ team: person.user.team.id, person: person.id }),
    name: person.user.realName,
    person,
    async opens({ kind = "open", text = "", customer } = {}) {
      const named = customer as (Someone & { name: string; person: Person }) | undefined;
      if (named) named.person.user.refusesDms = "user_not_visible";
      const who = named && ` for @${named.name}`;
      if (who) shared.channel = slack.newChannel("acme", people);
      await person.command(`/account ${kind}${who ?? ""} ${text}`.trim(), shared.channel ? { in: shared.channel } : {});
      await settled();
    },
    async presses(label) {
      await settled();
      const modal = slack.modal(person);
      before = messages().findLast((message) => /step \d|6-digit code|UIN|UserId/.test(slack.screen(message)));
      if (modal && slack.screen(modal).includes(`[${label}`)) await person.press(modal, label);
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
      await slack.until(() => reads().includes(words), patienceMs);
    },
    history: () =>
      places()
        .flatMap(({ messages: all }) => all)
        .map((message) => JSON.stringify(message))
        .join("\n"),
    rings: () => slack.rings(person),
    secret: () => /│ \| (\S{8,48})$/m.exec(slack.screen(person))?.[1],
  };
}
