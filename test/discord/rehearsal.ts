import { addressOf, personId } from "../../adapters/discord/address.ts";
import type { Someone } from "../platform/conformance.ts";
import type { Ruled } from "../platform/operators.ts";
import type { StageOptions } from "../platform/stage.ts";
import type { Recorded } from "../platform/talks/scene.ts";
import { type DiscordDesk, type DiscordDeskOptions, discordDesk } from "./discord-desk.ts";
import { every, isLabelled } from "./fake/components.ts";
import type { Modal } from "./fake/interactions.ts";
import type { Permission } from "./fake/permissions.ts";
import type { Person } from "./fake/person.ts";
import type { Channel, Message } from "./fake/world.ts";

const patienceMs = 30_000;
const itsThere = "It is there…";

/** A desk in a fake Discord, as every platform's suites drive it. */
export async function rehearsal(options: StageOptions = {}): Promise<Recorded> {
  return rehearsing(await discordDesk(options));
}

/** The same, with Kim and Lee in the operators' channel. */
/** `alone`: nobody but Kim, whose server it is, reads where the operators do. */
export async function ruled(options: DiscordDeskOptions, { alone = false } = {}): Promise<Ruled> {
  let people: Person[] = [];
  let channel!: Channel;
  const desk = await discordDesk({
    ...options,
    settingsOf(discord) {
      people = ["Kim", "Lee"].map((name) => discord.person(name, { permissions: ["ManageGuild"] }));
      channel = discord.newChannel("operators", { only: alone ? people.slice(0, 1) : people });
      if (alone) discord.guild.members.delete(discord.guild.ownerId);
      if (alone) discord.guild.ownerId = people[0]!.id;
      const { peekMs } = options;
      return { operators: addressOf({ guild: discord.guild.id, channel: channel.id }), ...(peekMs && { peekMs }) };
    },
  });
  const operators = desk.settings.operators!;
  const [kim, lee] = people.map((person) => ({
    ...someone(desk, desk.quiet, person),
    async repliesTo(label: string, text: string) {
      await desk.quiet(); // which message is about which case is kept a moment after it is shown
      const card = () => person.reads(channel).findLast((one) => desk.discord.screen(one).includes(label));
      person.says(channel, text, { answering: await desk.discord.until(card) });
    },
    async orders(verb: string, given: { number?: string; case?: string } = {}) {
      await person.command(`/account ${verb}`, given, channel);
    },
    async mentions(text: string) {
      person.mentions(channel, text);
    },
    async findsIt(number: string) {
      const card = person.reads(channel).findLast((one) => desk.discord.screen(one).includes(itsThere));
      await person.press(card!, itsThere);
      await person.submit(await desk.discord.until(() => person.modal), { found: number });
    },
    channel: () =>
      person
        .reads(channel)
        .filter(({ reader }) => reader === undefined)
        .map((message) => desk.discord.screen(message))
        .join("\n"),
    async seesNoMore(words: string) {
      await desk.discord.until(() => !desk.discord.screen(person).includes(words), patienceMs);
    },
  }));
  return {
    ...rehearsing(desk),
    ...{ kim: kim!, lee: lee! },
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
export function rehearsing(desk: DiscordDesk) {
  const meet = (settled: () => Promise<void>) => (name: string) =>
    someone(desk, settled, desk.discord.person(name, { permissions: rights[name] ?? [] }));
  return {
    person: meet(desk.quiet),
    scene: () => ({ person: meet(async () => {}) }),
    codeFor: desk.codeFor,
    books: desk.books,
    async restart() {
      await desk.quiet(); // else the dead desk's lease on a card has to run out first
      await desk.restart();
    },
    quiet: desk.quiet,
    pass: desk.pass,
    news: desk.news,
    faults: () => desk.discord.faults,
  } satisfies Recorded;
}

/** Mei is offered the command; Bob looks after threads, so that he sees private ones too. */
const rights: Record<string, Permission[]> = { Mei: ["ManageGuild"], Bob: ["ManageThreads"] };

/** The names of a modal's fields, by their labels. */
function namesIn({ components }: Modal): Record<string, string> {
  const labelled = every(components).filter(({ component }) => component);
  return Object.fromEntries(labelled.map(({ label, component }) => [label, component?.custom_id]));
}

/** Commands are given in the first channel; one answers in private, or in the thread that a customer was let into. */
export function someone(desk: DiscordDesk, settled: () => Promise<void>, person: Person): Someone & { person: Person } {
  const { discord } = desk;
  let before: Message | undefined;
  const screen = (message: Message) => discord.screen(message);
  const reads = () => discord.screen(person);
  const has = (message: Message, label: string) => every(message.components).some((part) => isLabelled(part, label));
  const card = (label: string) =>
    discord.until(() => person.reads().findLast((message) => has(message, label)), patienceMs);
  const dismisses = () => person.modal && person.dismisses(person.modal);
  return {
    id: personId(discord.guild.id, person.id),
    person,
    async opens({ kind = "open", text, customer } = {}) {
      const who = customer && (customer as unknown as { person: Person }).person;
      await person.command(`/account ${kind}`, { ...(text && { details: text }), ...(who && { customer: who }) });
      await settled();
    },
    async presses(label) {
      await settled();
      dismisses();
      before = person.reads().findLast((message) => /step \d|6-digit code|UIN|UserId/.test(screen(message)));
      await person.press(await card(label), label);
      if (label === "Cancel request") await person.press(await card("Yes, cancel"), "Yes, cancel");
    },
    async pressesOldCard(label) {
      await person.pressLate(before!, label);
    },
    async says(text) {
      dismisses();
      person.says(person.dm, text);
    },
    async fills(fields) {
      if (!person.modal) await person.press(await card("Fill in the form"), "Fill in the form");
      const modal = await discord.until(() => person.modal);
      const asked = every(modal.components).flatMap(({ custom_id }) => custom_id ?? []);
      const labels = namesIn(modal);
      const own = Object.fromEntries(Object.entries(fields).filter(([field]) => asked.includes(field)));
      await person.submit(modal, own);
      await desk.quiet();
      const told = person.reads().findLast((message) => screen(message).includes("The rest is saved"));
      const isNew = told && BigInt(told.id) > BigInt(modal.id.replace(/\D/g, "") || 0);
      const lines = isNew ? [...screen(told).matchAll(/^\s*│ ([^:\n]+): (.+)$/gm)] : [];
      const wrong = lines.flatMap(([, label, why]) => (labels[label!] ? [[labels[label!]!, why!]] : []));
      if (isNew) await person.press(told, "Fill in the form");
      return Object.fromEntries(wrong);
    },
    async entersCode(code) {
      if (!person.modal) await person.press(await card("Enter the code"), "Enter the code");
      const modal = person.modal;
      if (modal) await person.submit(modal, { code });
    },
    reads,
    async sees(words) {
      await discord.until(() => reads().includes(words), patienceMs);
    },
    history: () =>
      person
        .reads()
        .filter(({ reader, author }) => reader === undefined && author === discord.botId)
        .map((message) => JSON.stringify(message))
        .join("\n"),
    rings: () => discord.rings(person).filter((text) => text.includes(`<@${person.id}>`)),
    secret: () => /shown this once[^\n]*\n\s*│ ```\n\s*│ (\S{8,48})\n/.exec(reads())?.[1],
  };
}
