import { ButtonStyle, ComponentType as Type } from "discord.js";
import { type Answer, answered, stopped } from "./answers.ts";
import { type Component, every, isSelect } from "./components.ts";
import { type Hand, resolved } from "./in-commands.ts";
import type { Modal } from "./interactions.ts";
import { lengthOf } from "./limits/schema.ts";
import { messageAt } from "./messages.ts";
import { readsIn } from "./reading.ts";
import { type Channel, channelOf, type Json, type Message, underWay } from "./world.ts";

/** Words for a text or a choice, several for several, a tick, or a person where one is chosen. */
export type Filling = string | string[] | boolean | { id: string };

/** By the words on the button or its custom id. */
export async function press(hand: Hand, seen: Message, what: string): Promise<Answer> {
  const { channel, message } = there(hand, seen);
  const button = pick(message, what, ({ type }) => type === Type.Button);
  if (button.style === ButtonStyle.Link) return stopped({ url: String(button.url) });
  return act(hand, channel, message, button, `[${what}]`, {});
}

/** The same, or a pick from a list, by somebody whose client has not heard yet that the message changed. */
export async function pressLate(hand: Hand, seen: Message, what: string, filling?: Filling): Promise<Answer> {
  const { channel } = there(hand, seen);
  const component = pick(seen, what, (one) => (filling === undefined ? one.type === Type.Button : isSelect(one)));
  const values = filling === undefined ? {} : { values: valuesFor(component, filling) };
  return act(hand, channel, seen, component, `[${what}] too late`, values);
}

/** By the placeholder of the select or its custom id. */
export async function choose(hand: Hand, seen: Message, what: string, filling: Filling): Promise<Answer> {
  const { channel, message } = there(hand, seen);
  const select = pick(message, what, isSelect);
  const values = valuesFor(select, filling);
  const { min_values: least = 1, max_values: most = 1 } = select;
  if (values.length < least || values.length > most) throw new Error(`"${what}" takes ${least} to ${most}`);
  const people = select.type === Type.UserSelect ? { resolved: resolved(hand.world, channel, values) } : {};
  return act(hand, channel, message, select, `‹${what}›`, { values, ...people });
}

/** Fills what is named by label or custom id, and submits. */
export async function submit(hand: Hand, modal: Modal, fields: Record<string, Filling>): Promise<Answer> {
  const { world, interactions, user } = hand;
  const open = interactions.modals.get(user.id);
  if (open?.id !== modal.id) {
    throw new Error(`"${modal.title}" is not on the screen of ${user.name}; ${open?.title ?? "nothing"} is`);
  }
  const inputs = inputsOf(modal);
  for (const key of Object.keys(fields)) {
    if (!inputs.some((input) => isNamed(input, key))) throw new Error(`"${modal.title}" has no ${key}`);
  }
  const errors: Record<string, string> = {};
  const people: string[] = [];
  const taken = new Map<Component, Json>();
  for (const input of inputs) {
    const key = Object.keys(fields).find((name) => isNamed(input, name));
    const { value, error } = filled(input.component, key === undefined ? undefined : fields[key]);
    if (error) errors[input.label] = error;
    if (input.component.type === Type.UserSelect) people.push(...(value.values as string[]));
    const { type, id, custom_id } = input.component;
    taken.set(input.component, { type, id, custom_id, ...value });
  }
  if (Object.keys(errors).length) return stopped({ errors });
  const channel = channelOf(world, modal.channel);
  const source = modal.source === undefined ? undefined : messageAt(channel, modal.source);
  const { interaction, first } = interactions.begin({
    kind: "modal",
    user,
    channel,
    did: `"${modal.title}"`,
    data: {
      custom_id: modal.custom_id,
      components: modal.components.map((part) => submitted(part, taken)),
      ...(people.length && { resolved: resolved(world, channel, people) }),
    },
    ...(source && { source }),
  });
  const outcome = await underWay(world, first);
  const answer = answered(world, interaction, outcome);
  if (outcome.how === "missed") interactions.modals.set(user.id, { ...open, banner: answer.said });
  world.changed();
  return answer;
}

/** What is to fill in a modal, with the words over it. */
function inputsOf({ components }: Modal): { label: string; component: Component }[] {
  return components.flatMap((part) => {
    if (part.type === Type.Label && part.component) return [{ label: part.label ?? "", component: part.component }];
    if (part.type !== Type.ActionRow) return [];
    return (part.components ?? []).map((component) => ({ label: component.label ?? "", component }));
  });
}

async function act(
  { world, interactions, user }: Hand,
  channel: Channel,
  source: Message,
  { custom_id, type, id }: Component,
  did: string,
  more: Json,
): Promise<Answer> {
  const data = { custom_id, component_type: type, id, ...more };
  const { interaction, first } = interactions.begin({ kind: "component", user, channel, did, data, source });
  return answered(world, interaction, await underWay(world, first));
}

/** The message as it is now, if the person still sees it. */
function there({ world, user }: Hand, seen: Message): { channel: Channel; message: Message } {
  const channel = channelOf(world, seen.channel);
  const message = readsIn(world, channel, user.id).find(({ id }) => id === seen.id);
  if (!message) throw new Error(`${user.name} does not see "${seen.content || seen.id}"`);
  return { channel, message };
}

function pick(message: Message, what: string, fits: (component: Component) => boolean): Component {
  const all = every(message.components).filter(fits);
  const words = (one: Component) => [one.label, one.custom_id, one.placeholder, one.emoji?.name];
  const begins = (one: Component) => one.label?.startsWith(`${what} `);
  const found = all.find((one) => words(one).includes(what)) ?? all.find(begins);
  const others = all.map((one) => one.label ?? one.placeholder ?? one.custom_id).join(", ");
  if (!found) throw new Error(`there is no "${what}", only: ${others}`);
  if (found.disabled) throw new Error(`"${what}" is off`);
  return found;
}

function valuesFor({ type, options = [] }: Component, filling: Filling): string[] {
  if (typeof filling === "object" && "id" in filling) return [filling.id];
  const words = [filling].flat().map(String);
  if (type !== Type.StringSelect && type !== Type.RadioGroup && type !== Type.CheckboxGroup) return words;
  return words.map((word) => {
    const option = options.find(({ label, value }) => label === word || value === word);
    if (!option) throw new Error(`it offers no "${word}", only: ${options.map(({ label }) => label).join(", ")}`);
    return option.value;
  });
}

/** What the client sends for it, and what it says when it would not. */
function filled(input: Component, filling: Filling | undefined): { value: Json; error?: string } {
  const required = input.required ?? input.type !== Type.Checkbox;
  const preset = (input.options ?? []).filter((option) => option.default).map(({ value }) => value);
  switch (input.type) {
    case Type.TextInput: {
      const text = String(filling ?? input.value ?? "");
      const { min_length: least = 0, max_length: most = 4000 } = input;
      if (lengthOf(text) > most) throw new Error(`nobody can type more than ${most} letters there`);
      if (!text) return { value: { value: "" }, ...(required && { error: "This field is required" }) };
      if (lengthOf(text) >= least) return { value: { value: text } };
      return { value: {}, error: `Must be at least ${least} characters` };
    }
    case Type.Checkbox:
      return { value: { value: filling ?? input.default ?? false } };
    case Type.RadioGroup: {
      const [value = null] = filling === undefined ? preset : valuesFor(input, filling);
      return { value: { value }, ...(required && value === null && { error: "This field is required" }) };
    }
    default: {
      const values = filling === undefined ? preset : valuesFor(input, filling);
      return { value: { values }, ...(required && !values.length && { error: "This field is required" }) };
    }
  }
}

function submitted(part: Component, taken: Map<Component, Json>): Json {
  const { type, id } = part;
  if (part.component) return { type, id, component: taken.get(part.component) };
  if (part.components) return { type, id, components: part.components.map((inner) => taken.get(inner)) };
  return { type, id };
}

const isNamed = ({ label, component }: { label: string; component: Component }, key: string) =>
  label === key || component.custom_id === key;
