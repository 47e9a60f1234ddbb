import type { Person } from "./fake/person.ts";
import type { Message, View } from "./fake/world.ts";
import type { SlackDesk } from "./slack-desk.ts";

export const ana = { type: "Company", mail: "ana@example.com", country: "Hong Kong", phone: "5123 4567" };

/** Wherever the desk itself is. */
type InSlack = Pick<SlackDesk, "slack">;

/** The modal, once it is that one. */
export function modalOf({ slack }: InSlack, person: Person, callback: string): Promise<View> {
  return slack.until(() => {
    const modal = slack.modal(person);
    return modal?.callback_id === callback ? modal : undefined;
  });
}

/** The newest message that shows this, in private. */
export function messageFor({ slack }: InSlack, person: Person, words: string): Promise<Message> {
  return slack.until(() => slack.read(person).findLast((message) => slack.screen(message).includes(words)));
}

/** Opens with a form and fills it in; the modal then shows the review. */
export async function fillsIn(desk: InSlack, person: Person, fields: Record<string, string> = ana): Promise<View> {
  await person.command("/account open");
  const form = await modalOf(desk, person, "fd/form");
  await person.type(form, "country", fields.country!.toLowerCase());
  await person.submit(desk.slack.modal(person)!, fields);
  return modalOf(desk, person, "fd/note");
}

/** The same, up to the box for the code, which stays on the screen. */
export async function getsText(
  desk: SlackDesk,
  person: Person,
  fields: Record<string, string> = ana,
): Promise<{ box: View; code: string }> {
  const before = desk.sandbox.phone().length;
  await person.press(await fillsIn(desk, person, fields), "Text the code to");
  await desk.slack.until(() => desk.sandbox.phone().length > before);
  const code = desk.sandbox.phone().at(-1)!.code;
  await modalOf(desk, person, "fd/code");
  await desk.quiet();
  return { box: desk.slack.modal(person)!, code };
}

export const otherThan = (code: string): string => (code === "111111" ? "222222" : "111111");
