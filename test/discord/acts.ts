import type { DiscordDesk } from "./discord-desk.ts";
import { every, isLabelled } from "./fake/components.ts";
import type { Modal } from "./fake/interactions.ts";
import type { Person } from "./fake/person.ts";
import type { Message } from "./fake/world.ts";

export const ana = { type: "Company", mail: "ana@example.com", country: "Hong Kong", phone: "5123 4567" };

/** Wherever the desk itself is. */
type InDiscord = Pick<DiscordDesk, "discord">;

/** Somebody who is offered the command. */
export function agent({ discord }: InDiscord, name = "Mei"): Person {
  return discord.person(name, { permissions: ["ManageGuild"] });
}

/** The newest message they see that has this button or list, a note of their own first. */
export function withButton({ discord }: InDiscord, person: Person, label: string): Promise<Message> {
  const has = (message: Message) =>
    every(message.components).some((part) => isLabelled(part, label) || part.placeholder === label);
  const own = (message: Message) => message.reader !== undefined && has(message);
  return discord.until(() => person.reads().findLast(own) ?? person.reads().findLast(has));
}

/** The card that stays: the one in their direct messages. */
export function cardOf({ discord }: InDiscord, person: Person, words: string): Promise<Message> {
  return discord.until(() => person.reads(person.dm).findLast((message) => discord.screen(message).includes(words)));
}

export async function presses(desk: InDiscord, person: Person, label: string): Promise<Message> {
  const message = await withButton(desk, person, label);
  await person.press(message, label);
  return message;
}

export function modalOf({ discord }: InDiscord, person: Person, title: string): Promise<Modal> {
  return discord.until(() => (person.modal?.title.includes(title) ? person.modal : undefined));
}

/** Opens with a form and fills it in; a note then shows the review. */
export async function fillsIn(desk: DiscordDesk, person: Person, fields: Record<string, string> = ana): Promise<void> {
  await person.command("/account open");
  await person.submit(await modalOf(desk, person, "Request"), fields);
  await withButton(desk, person, "Text the code to");
  await desk.quiet();
}

/** The same, up to the text. */
export async function getsText(
  desk: DiscordDesk,
  person: Person,
  fields: Record<string, string> = ana,
): Promise<{ code: string }> {
  const before = desk.sandbox.phone().length;
  await fillsIn(desk, person, fields);
  await presses(desk, person, "Text the code to");
  await desk.discord.until(() => desk.sandbox.phone().length > before);
  await withButton(desk, person, "Enter the code");
  await desk.quiet();
  return { code: desk.sandbox.phone().at(-1)!.code };
}

export async function entersCode(desk: InDiscord, person: Person, code: string): Promise<void> {
  await presses(desk, person, "Enter the code");
  await person.submit(await modalOf(desk, person, "Enter the code"), { code });
}

export const otherThan = (code: string): string => (code === "111111" ? "222222" : "111111");
