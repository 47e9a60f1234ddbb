import { isDeepStrictEqual } from "node:util";
import {
  anyText,
  confirm,
  dispatchConfig,
  linkOption,
  optionGroup,
  plainOption,
  plainText,
  richOption,
  style,
  url,
} from "./objects.ts";
import { boolean, type Check, integer, isRecord, list, object, oneOf, string } from "./schema.ts";

const action_id = string({ max: 255 });
const placeholder = plainText(150);
const focus_on_load = boolean;
const id = string({ min: 1, max: 255 });
const ids = list(id, { max: 100 });
const many = { max_selected_items: integer({ min: 1 }) };
const act = { action_id, confirm };
const pick = { ...act, focus_on_load, placeholder };
const typed = { action_id, placeholder, focus_on_load, dispatch_action_config: dispatchConfig };
const filter = object(
  {},
  {
    include: list(oneOf("im", "mpim", "private", "public"), { min: 1, max: 4 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);

const fixedOptions = {
  options: list(plainOption, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
};

const image = object(
  { alt_text: string({ min: 1, max: 2000 }) },
  { image_url: url, slack_file: object({}, { id, url }) },
  exactlyOne("image_url", "slack_file"),
);

const button = object(
  { text: plainText(75) },
  { ...act, url, style, value: string({ max: 2000 }), accessibility_label: string({ max: 75 }) },
);

const choose: Record<string, Check> = {
  static_select: object({}, { ...pick, ...fixedOptions, initial_option: plainOption }, choosable),
  external_select: object({}, { ...pick, initial_option: plainOption, min_query_length: integer() }),
  users_select: object({}, { ...pick, initial_user: id }),
  conversations_select: object(
    {},
    {
      ...pick,
      initial_conversation: id,
      default_to_current_conversation: boolean,
      response_url_enabled: boolean,
      filter,
    },
  ),
  channels_select: object({}, { ...pick, initial_channel: id, response_url_enabled: boolean }),
  multi_static_select: object(
    {},
    { ...pick, ...many, ...fixedOptions, initial_options: list(plainOption, { max: 100 }) },
    choosable,
  ),
  multi_external_select: object(
    {},
    { ...pick, ...many, initial_options: list(plainOption, { max: 100 }), min_query_length: integer() },
  ),
  multi_users_select: object({}, { ...pick, ...many, initial_users: ids }),
  multi_conversations_select: object(
    {},
    { ...pick, ...many, initial_conversations: ids, default_to_current_conversation: boolean, filter },
  ),
  multi_channels_select: object({}, { ...pick, ...many, initial_channels: ids }),
  radio_buttons: object(
    { options: list(richOption, { min: 1, max: 10 }) },
    { ...act, focus_on_load, initial_option: richOption },
    choosable,
  ),
  checkboxes: object(
    { options: list(richOption, { min: 1, max: 10 }) },
    { ...act, focus_on_load, initial_options: list(richOption, { min: 1, max: 10 }) },
    choosable,
  ),
  datepicker: object({}, { ...pick, initial_date: string({ min: 10, max: 10 }) }),
  timepicker: object({}, { ...pick, initial_time: string({ min: 5, max: 5 }), timezone: id }),
};
const datetimepicker = object({}, { ...act, focus_on_load, initial_date_time: integer() });
const overflow = object({ options: list(linkOption, { min: 1, max: 5 }) }, act);

const write: Record<string, Check> = {
  plain_text_input: object(
    {},
    {
      ...typed,
      initial_value: string({ max: 3000 }),
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
    },
    (value, at, report) => {
      if (!isRecord(value)) return;
      const { min_length: least, max_length: most } = value;
      if (typeof least === "number" && typeof most === "number" && least > most) {
        report(`${at}/min_length`, "must be less than or equal to max_length");
      }
    },
  ),
  email_text_input: object({}, { ...typed, initial_value: string({ max: 3000 }) }),
  url_text_input: object({}, { ...typed, initial_value: string({ max: 3000 }) }),
  number_input: object({ is_decimal_allowed: boolean }, { ...typed, initial_value: id, min_value: id, max_value: id }),
  rich_text_input: object(
    {},
    { ...typed, initial_value: () => {}, min_lines: integer({ max: 100 }), max_lines: integer({ max: 100 }) },
  ),
};
const file_input = object(
  {},
  { action_id, filetypes: list(id, { min: 1, max: 100 }), max_files: integer({ min: 1, max: 10 }) },
);

export const sectionElements = { button, image, overflow, ...choose };
export const actionsElements = { button, overflow, datetimepicker, ...choose };
export const inputElements = { datetimepicker, file_input, ...choose, ...write };
export const contextElements = {
  image,
  plain_text: bare(anyText(3000), "plain_text"),
  mrkdwn: bare(anyText(3000), "mrkdwn"),
};

/** Puts back the type that `byType` has taken off. */
function bare(check: Check, type: string): Check {
  return (value, at, report) => check(isRecord(value) ? { type, ...value } : value, at, report);
}

/** What is chosen from the start must be one of the options, to the letter. */
function choosable(value: unknown, at: string, report: (at: string, message: string) => void): void {
  if (!isRecord(value)) return;
  const groups = Array.isArray(value.option_groups) ? value.option_groups : [];
  if ("options" in value === "option_groups" in value) {
    report(at, "must define either `options` or `option_groups`");
  }
  const options: unknown[] = [value.options, ...groups.map((group) => isRecord(group) && group.options)].flat();
  const initial = [value.initial_option ?? [], value.initial_options ?? []].flat();
  for (const option of initial) {
    if (!options.some((known) => isDeepStrictEqual(known, option))) {
      report(`${at}/initial_option`, "must match one of the options");
    }
  }
}

export function exactlyOne(...keys: string[]): Check {
  return (value, at, report) => {
    if (!isRecord(value) || keys.filter((key) => value[key] !== undefined).length === 1) return;
    report(at, `must define either ${keys.map((key) => `\`${key}\``).join(" or ")}`);
  };
}
