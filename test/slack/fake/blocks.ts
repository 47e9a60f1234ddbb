/** Block Kit as it is stored once the limits have passed it: loose, but every block has its id. */
export interface TextObject {
  type: "plain_text" | "mrkdwn";
  text: string;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

export interface Element {
  type: string;
  action_id: string;
  text?: TextObject | string;
  value?: string;
  url?: string;
  alt_text?: string;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  min_query_length?: number;
  min_length?: number;
  max_length?: number;
  initial_value?: string;
  initial_option?: Option;
  initial_options?: Option[];
  initial_user?: string;
  initial_date?: string;
  initial_time?: string;
  confirm?: unknown;
  elements?: Element[];
}

export interface Block {
  type: string;
  block_id: string;
  text?: TextObject | string;
  fields?: TextObject[];
  elements?: Element[];
  element?: Element;
  accessory?: Element;
  label?: TextObject;
  hint?: TextObject;
  title?: TextObject;
  alt_text?: string;
  level?: string;
  optional?: boolean;
  dispatch_action?: boolean;
}

export interface Found {
  block: Block;
  element: Element;
}

/** Every element a person can act on, in reading order. */
export function interactive(blocks: Block[]): Found[] {
  return blocks.flatMap((block) =>
    [block.accessory, block.element, block.type === "actions" ? block.elements : undefined]
      .flat()
      .filter((element) => element !== undefined)
      .filter((element) => element.type !== "image")
      .map((element) => ({ block, element })),
  );
}

/** Fills in the ids that Slack makes up where the app gave none. */
export function withIds(blocks: unknown, nextId: () => string): Block[] {
  const named = structuredClone((blocks ?? []) as Block[]);
  for (const block of named) block.block_id ??= nextId();
  for (const { element } of interactive(named)) element.action_id ??= nextId();
  return named;
}

export const textOf = (text: TextObject | string | undefined) => (typeof text === "string" ? text : (text?.text ?? ""));

export const optionsOf = (element: Element): Option[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

/**
 * By action_id, by the words on it or the first of them, or by the label of its input; a button also by one of its
 * overflow options.
 */
export function find(blocks: Block[], what: string): Found {
  const all = interactive(blocks);
  const ways: ((found: Found) => boolean)[] = [
    ({ element }) => element.action_id === what,
    ({ element }) => textOf(element.text) === what,
    ({ block }) => block.type === "input" && textOf(block.label) === what,
    ({ block }) => block.type === "input" && block.block_id === what,
    ({ element }) => element.type === "overflow" && optionsOf(element).some((option) => option.text.text === what),
    ({ element }) => textOf(element.placeholder) === what,
    ({ element }) => element.type === "button" && textOf(element.text).startsWith(`${what} `),
  ];
  for (const way of ways) {
    const matching = all.filter(way);
    if (matching.length > 1) throw new Error(`"${what}" is there ${matching.length} times`);
    if (matching[0]) return matching[0];
  }
  const there = all.map(({ block, element }) => textOf(element.text) || textOf(block.label) || element.action_id);
  throw new Error(`there is no "${what}" to press or fill; there is ${there.join(", ") || "nothing"}`);
}
