import { blocksOf } from "./limits/blocks.ts";
import { optionGroup, plainOption, plainText } from "./limits/objects.ts";
import { boolean, byType, type Check, isRecord, lengthOf, list, object, string } from "./limits/schema.ts";

/** As the Web API words it: the name of the error, and what is wrong where. */
export interface Refusal {
  error: string;
  messages: string[];
}

/** Over this a posted text is cut; see `maxUpdateText` for edits. */
export const maxText = 40_000;
/** chat.update answers msg_too_long over this, long before chat.postMessage cuts. */
export const maxUpdateText = 4_000;
// Undocumented: measured in slackapi/bolt-js#2509.
const maxAllBlockText = 13_200;
const maxViewBytes = 250 * 1024;

/** Why Slack refuses a message with these blocks, if it does. */
export function blocksRefusal(blocks: unknown): Refusal | undefined {
  const messages = found(blocksOf("message"), blocks, "/blocks");
  if (messages.length) return { error: "invalid_blocks", messages };
  if (textIn(blocks) > maxAllBlockText) return { error: "msg_blocks_too_long", messages: [] };
  return undefined;
}

/** Why Slack refuses to open, push, update or publish this view, if it does. */
export function viewRefusal(view: unknown): Refusal | undefined {
  if (Buffer.byteLength(JSON.stringify(view) ?? "") > maxViewBytes) return { error: "view_too_large", messages: [] };
  const messages = found(anyView, view, "/view");
  return messages.length ? { error: "invalid_arguments", messages } : undefined;
}

/** Why Slack would not show these options of an external select, if it would not. */
export function optionsRefusal(answer: unknown): Refusal | undefined {
  const messages = found(optionAnswer, answer, "");
  return messages.length ? { error: "invalid_options", messages } : undefined;
}

const shared = {
  private_metadata: string({ max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
};

const modal = object(
  { title: plainText(24), blocks: blocksOf("modal") },
  { ...shared, submit: plainText(24), close: plainText(24), clear_on_close: boolean, notify_on_close: boolean },
  (view, at, report) => {
    if (!isRecord(view) || !Array.isArray(view.blocks)) return;
    const input = view.blocks.findIndex((block) => isRecord(block) && block.type === "input");
    if (input >= 0 && view.submit === undefined) {
      report(`${at}/blocks/${input}/input`, "must define `submit` to use an `input` block in modals");
    }
  },
);
const home = object({ blocks: blocksOf("home") }, shared);

const anyView: Check = (view, at, report) => {
  byType({ modal, home })(view, at, report);
  if (focused(view) > 1) report(at, "only one element can have `focus_on_load` set to true");
};

const optionAnswer: Check = (answer, at, report) => {
  object({}, { options: list(plainOption, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) })(
    answer,
    at,
    report,
  );
  if (isRecord(answer) && !answer.options && !answer.option_groups) {
    report(at, "must define either `options` or `option_groups`");
  }
};

function found(check: Check, value: unknown, at: string): string[] {
  const messages: string[] = [];
  check(value, at, (where, message) => messages.push(`[ERROR] ${message} [json-pointer:${where}]`));
  return messages;
}

function focused(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + focused(part), 0);
  if (!isRecord(value)) return 0;
  return Number(value.focus_on_load === true) + focused(Object.values(value));
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + textIn(part), 0);
  if (!isRecord(value)) return 0;
  const own = typeof value.text === "string" ? lengthOf(value.text) : 0;
  return own + textIn(Object.values(value));
}
