import { type Answer, answered, stopped, submissionAnswer, unheard } from "./answers.ts";
import { type Element, type Found, find, type Option, optionsOf } from "./blocks.ts";
import type { Courier } from "./courier.ts";
import { complaints, put, stateFor } from "./form.ts";
import { optionsRefusal } from "./limits.ts";
import { standing } from "./messages.ts";
import type { Parcel } from "./parcel.ts";
import {
  type Action,
  type Actor,
  blockSuggestion,
  messageAction,
  viewAction,
  viewClosed,
  viewSubmission,
} from "./payloads.ts";
import { clear, pop, replace, stackOf } from "./views.ts";
import { channelOf, type Message, type Team, userOf, type View } from "./world.ts";

/** A person as they act on what the bot has shown; both may be older than what stands there now. */
export interface Fingers extends Actor {
  courier: Courier;
}

/** Words for a text, a choice or several; a person where a person is chosen. */
export type Given = string | string[] | { id: string };

export async function press(fingers: Fingers, where: Message | View, what: string): Promise<Answer> {
  const found = find(where.blocks, what);
  const { element } = found;
  const option = element.type === "overflow" ? optionsOf(element).find(({ text }) => text.text === what) : undefined;
  if (element.type !== "button" && !option) throw new Error(`"${what}" is a ${element.type}: select it`);
  const answer = await act(fingers, where, { ...found, ...(option && { option }) });
  const url = option?.url ?? element.url;
  return url ? { ...answer, url } : answer;
}

/** Chooses or fills; the bot hears of it unless the element waits for the whole form. */
export async function select(fingers: Fingers, where: Message | View, what: string, given: Given): Promise<Answer> {
  const found = find(where.blocks, what);
  const value = await chosen(fingers, where, found, given);
  if (!("hash" in where)) return act(fingers, where, { ...found, value });
  const view = seen(fingers, where);
  const values = structuredClone(view.values);
  put(values, found.block, found.element, value);
  replace(fingers.world, { ...view, values });
  if (found.block.type === "input" && !found.block.dispatch_action) return unheard();
  return act(fingers, view, { ...found, value });
}

/** What a select offers for these letters; an external one asks the bot once they are enough. */
export function type(fingers: Fingers, where: Message | View, what: string, query: string): Promise<Option[]> {
  return offered(fingers, where, find(where.blocks, what), query);
}

export async function submit(fingers: Fingers, where: View, fields: Record<string, Given>): Promise<Answer> {
  for (const [what, given] of Object.entries(fields)) await select(fingers, where, what, given);
  const view = seen(fingers, where);
  if (view.submit === undefined) throw new Error(`"${view.title}" has nothing to submit`);
  const errors = complaints(view.blocks, view.values);
  replace(fingers.world, { ...view, errors, banner: "" });
  if (Object.keys(errors).length) return stopped("", errors);
  const receipt = await fingers.courier.send(viewSubmission(fingers, seen(fingers, where)));
  return submissionAnswer(fingers, view, receipt);
}

export async function close(fingers: Fingers, where: View, all: boolean): Promise<Answer> {
  const { world, user, courier } = fingers;
  const view = seen(fingers, where);
  const whole = all || view.clear_on_close;
  const closed = whole ? stackOf(world, user.id).toReversed() : [view];
  if (whole) clear(world, user.id);
  else pop(world, view);
  let answer = unheard();
  for (const one of closed.filter(({ notify_on_close }) => notify_on_close)) {
    answer = answered(await courier.send(viewClosed(fingers, one, whole)));
  }
  return answer;
}

async function act(fingers: Fingers, where: Message | View, action: Action): Promise<Answer> {
  const place = placeOf(fingers, where);
  if (!place.now) return stopped("This message was deleted.");
  const parcel: Parcel =
    "hash" in place.now
      ? viewAction(fingers, place.now, action)
      : messageAction(fingers, place.team, place.now, action);
  return answered(await fingers.courier.send(parcel));
}

/** What is there now in its stead, and whose bot has put it there. */
function placeOf(fingers: Fingers, where: Message | View): { team: Team; now: Message | View | undefined } {
  const { world, user } = fingers;
  if ("hash" in where) return { team: where.team, now: seen(fingers, where) };
  const channel = channelOf(world, where.channel);
  if (!channel.members.has(user.id)) throw new Error(`${user.realName} is not in ${channel.name}`);
  const now = standing(channel, where);
  if (now && "reader" in now && now.reader !== user.id) throw new Error(`only somebody else can see "${now.text}"`);
  return { team: userOf(world, where.user).team, now };
}

/** The modal as it is on the person's screen. */
function seen({ world, user }: Fingers, { id, title }: View): View {
  const home = world.homes.get(user.id);
  if (home?.id === id) return home;
  const top = stackOf(world, user.id).at(-1);
  if (top?.id !== id)
    throw new Error(`"${title}" is not on the screen of ${user.realName}; ${top?.title ?? "nothing"} is`);
  return top;
}

async function chosen(fingers: Fingers, where: Message | View, found: Found, given: Given) {
  const words = typeof given === "object" && "id" in given ? given.id : given;
  if (!isExternal(found.element)) return stateFor(found.element, words);
  const options: Option[] = [];
  for (const word of [words].flat()) options.push(...(await offered(fingers, where, found, word)));
  return stateFor(found.element, words, options);
}

async function offered(fingers: Fingers, where: Message | View, found: Found, query: string): Promise<Option[]> {
  const { element } = found;
  if (!isExternal(element)) return optionsOf(element);
  if (query.length < (element.min_query_length ?? 3)) return [];
  const { team, now = where } = placeOf(fingers, where);
  const receipt = await fingers.courier.send(blockSuggestion(fingers, team, now, found, query));
  if (receipt.outcome !== "acked") return [];
  const refusal = optionsRefusal(receipt.payload);
  if (!refusal) return optionsOf(receipt.payload as Element);
  fingers.world.fault("answer refused", [refusal.error, ...refusal.messages].join(" "));
  return [];
}

const isExternal = ({ type }: Element) => type.includes("external_select");
