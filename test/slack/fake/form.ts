import { type Block, type Element, interactive, type Option, optionsOf } from "./blocks.ts";

/** As it stands in `state.values` of a payload. */
export interface StateValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_channel?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
}

export type Values = Record<string, Record<string, StateValue>>;

type Slot = Exclude<keyof StateValue, "type">;

const slots: Record<string, { slot: Slot; initial: keyof Element; many?: true }> = {
  plain_text_input: { slot: "value", initial: "initial_value" },
  email_text_input: { slot: "value", initial: "initial_value" },
  url_text_input: { slot: "value", initial: "initial_value" },
  number_input: { slot: "value", initial: "initial_value" },
  static_select: { slot: "selected_option", initial: "initial_option" },
  external_select: { slot: "selected_option", initial: "initial_option" },
  radio_buttons: { slot: "selected_option", initial: "initial_option" },
  checkboxes: { slot: "selected_options", initial: "initial_options", many: true },
  multi_static_select: { slot: "selected_options", initial: "initial_options", many: true },
  users_select: { slot: "selected_user", initial: "initial_user" },
  conversations_select: { slot: "selected_conversation", initial: "value" },
  channels_select: { slot: "selected_channel", initial: "value" },
  datepicker: { slot: "selected_date", initial: "initial_date" },
  timepicker: { slot: "selected_time", initial: "initial_time" },
};

const takesOptions = new Set(["selected_option", "selected_options"]);

/** What every input holds before anybody touches it. */
export function initialValues(blocks: Block[]): Values {
  const values: Values = {};
  for (const { block, element } of interactive(blocks)) {
    const kind = slots[element.type];
    if (!kind) continue;
    const held = element[kind.initial] ?? (kind.many ? [] : null);
    put(values, block, element, { type: element.type, [kind.slot]: held });
  }
  return values;
}

/** What was typed stays where block_id, action_id and type are still the same. */
export function carriedOver(old: Values, blocks: Block[]): Values {
  const values = initialValues(blocks);
  for (const { block, element } of interactive(blocks)) {
    const kept = old[block.block_id]?.[element.action_id];
    if (kept?.type === element.type) put(values, block, element, kept);
  }
  return values;
}

/** What an element holds when a person gives it these words; `offered` stands in for options it loads. */
export function stateFor(element: Element, given: string | string[], offered = optionsOf(element)): StateValue {
  const kind = slots[element.type];
  if (!kind) throw new Error(`a person cannot fill a ${element.type}`);
  const words = [given].flat();
  const held = takesOptions.has(kind.slot) ? words.map((word) => pick(offered, word)) : words;
  return { type: element.type, [kind.slot]: kind.many ? held : held[0] };
}

export function put(values: Values, block: Block, element: Element, value: StateValue): void {
  values[block.block_id] = { ...values[block.block_id], [element.action_id]: value };
}

/** What the client itself says before it sends a form, by block_id. */
export function complaints(blocks: Block[], values: Values): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { block, element } of interactive(blocks)) {
    if (block.type !== "input") continue;
    const complaint = complaintOf(block, element, values[block.block_id]?.[element.action_id]);
    if (complaint) said[block.block_id] = complaint;
  }
  return said;
}

function complaintOf(block: Block, element: Element, state: StateValue | undefined): string | undefined {
  const slot = slots[element.type]?.slot;
  const held = state && slot ? state[slot] : undefined;
  if (!held || (Array.isArray(held) && !held.length)) {
    return block.optional ? undefined : "Please complete this required field.";
  }
  if (typeof held !== "string") return undefined;
  const { min_length = 0, max_length = Number.POSITIVE_INFINITY } = element;
  if (held.length < min_length) return `Please enter at least ${min_length} characters.`;
  if (held.length > max_length) return `Please enter no more than ${max_length} characters.`;
  if (element.type === "email_text_input" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(held)) {
    return "Enter a valid email address.";
  }
  if (element.type === "number_input" && !/^-?\d+(\.\d+)?$/.test(held)) return "Enter a number.";
  if (element.type === "url_text_input" && !URL.canParse(held)) return "Enter a valid URL.";
  return undefined;
}

function pick(offered: Option[], word: string): Option {
  const ways: ((option: Option) => boolean)[] = [
    ({ text }) => text.text === word,
    ({ value }) => value === word,
    ({ text }) => text.text.toLowerCase().includes(word.toLowerCase()),
  ];
  for (const way of ways) {
    const [only, ...more] = offered.filter(way);
    if (only && !more.length) return only;
  }
  throw new Error(`no one option is "${word}"; there is ${offered.map(({ text }) => text.text).join(", ") || "none"}`);
}
