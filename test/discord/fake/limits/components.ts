import { ButtonStyle, ComponentType as Type } from "discord.js";
import { type Component, every } from "../components.ts";
import {
  boolean,
  byType,
  type Check,
  integer,
  isRecord,
  lengthOf,
  list,
  missing,
  object,
  oneOf,
  string,
} from "./schema.ts";

const custom_id = string({ min: 1, max: 100 });
const placeholder = string({ max: 150 });
const anything: Check = () => {};

const button = object(
  { style: oneOf(1, 2, 3, 4, 5, 6) },
  { custom_id, label: string({ max: 80 }), url: string({ min: 1, max: 512 }), disabled: boolean },
  (value, at, report) => {
    if (!isRecord(value)) return;
    const { style, label, emoji } = value;
    const needs = style === ButtonStyle.Link ? "url" : style === ButtonStyle.Premium ? "sku_id" : "custom_id";
    if (!value[needs]) missing([...at, needs], report);
    if (style === ButtonStyle.Link && value.custom_id) {
      report(at, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
    }
    if (style !== ButtonStyle.Premium && !label && !emoji) {
      report(at, "BUTTON_COMPONENT_INVALID_LABEL", "A label or emoji must be provided");
    }
  },
);

const choice = object(
  { label: string({ min: 1, max: 100 }), value: string({ min: 1, max: 100 }) },
  { description: string({ max: 100 }), default: boolean },
);

const select = { custom_id };
const selectMore = {
  placeholder,
  min_values: integer({ max: 25 }),
  max_values: integer({ min: 1, max: 25 }),
  disabled: boolean,
  required: boolean,
};

const stringSelect = object(
  { ...select, options: list(choice, { min: 1, max: 25 }) },
  selectMore,
  (value, at, report) => {
    choosable(value, at, report);
    if (!isRecord(value) || !Array.isArray(value.options)) return;
    const { max_values: most = 1, min_values: least = 1 } = value as unknown as Component;
    if (most > value.options.length) {
      report(
        [...at, "max_values"],
        "NUMBER_TYPE_MAX",
        `int value should be less than or equal to ${value.options.length}.`,
      );
    }
    if (least > most)
      report([...at, "min_values"], "NUMBER_TYPE_MAX", `int value should be less than or equal to ${most}.`);
  },
);
const autoSelect = object(select, selectMore);

const selects = {
  [Type.StringSelect]: stringSelect,
  [Type.UserSelect]: autoSelect,
  [Type.RoleSelect]: autoSelect,
  [Type.MentionableSelect]: autoSelect,
  [Type.ChannelSelect]: autoSelect,
};

const row = object(
  { components: list(byType({ [Type.Button]: button, ...selects }), { min: 1, max: 5 }) },
  {},
  (value, at, report) => {
    if (!isRecord(value) || !Array.isArray(value.components)) return;
    const wide = value.components.some((part) => isRecord(part) && part.type !== Type.Button);
    if (wide && value.components.length > 1) {
      report(
        [...at, "components"],
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        "The specified component exceeds the maximum width",
      );
    }
  },
);

const text = object({ content: string({ min: 1, max: 4000 }) });
const media = object({ url: string({ min: 1, max: 2048 }) });
const thumbnail = object({ media }, { description: string({ max: 1024 }), spoiler: boolean });
const section = object({
  components: list(byType({ [Type.TextDisplay]: text }), { min: 1, max: 3 }),
  accessory: byType({ [Type.Button]: button, [Type.Thumbnail]: thumbnail }),
});
const inContainer = {
  [Type.ActionRow]: row,
  [Type.Section]: section,
  [Type.TextDisplay]: text,
  [Type.MediaGallery]: object({ items: list(object({ media }), { min: 1, max: 10 }) }),
  [Type.File]: object({ file: media }),
  [Type.Separator]: object({}, { divider: boolean, spacing: oneOf(1, 2) }),
};
const container = object(
  { components: list(byType(inContainer), { min: 1, max: 40 }) },
  { accent_color: integer({ max: 0xffffff }), spoiler: boolean },
);

/** The components of a message without the V2 flag. */
export const legacyComponents = whole(list(byType({ [Type.ActionRow]: row }), { max: 5 }));

/** The components of a message with it. */
export const v2Components = whole(
  list(byType({ ...inContainer, [Type.Container]: container }), { max: 40 }),
  (all, at, report) => {
    if (all.length > 40) {
      report(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum number of total components (40) was exceeded");
    }
    const shown = all.reduce((sum, { content }) => sum + lengthOf(String(content ?? "")), 0);
    if (shown > 4000) {
      report(
        at,
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        "Components displayable text size exceeds maximum size of 4000",
      );
    }
  },
);

const textInput = object(
  { custom_id, style: oneOf(1, 2) },
  {
    label: string({ min: 1, max: 45 }),
    min_length: integer({ max: 4000 }),
    max_length: integer({ min: 1, max: 4000 }),
    required: boolean,
    value: string({ max: 4000 }),
    placeholder: string({ max: 100 }),
  },
  (value, at, report) => {
    if (!isRecord(value)) return;
    const { min_length: least = 0, max_length: most = 4000, value: given } = value as unknown as Component;
    if (least > most)
      report([...at, "min_length"], "TEXT_INPUT_MIN_LENGTH", "Must be less than or equal to max_length.");
    if (given && (lengthOf(given) < least || lengthOf(given) > most)) {
      report([...at, "value"], "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`);
    }
  },
);

const labelled = {
  [Type.TextInput]: object({}, { label: forbidden }, textInput),
  ...selects,
  [Type.FileUpload]: object(
    { custom_id },
    { min_values: integer({ max: 10 }), max_values: integer({ min: 1, max: 10 }) },
  ),
  [Type.RadioGroup]: object(
    { custom_id, options: list(choice, { min: 2, max: 10 }) },
    { required: boolean },
    onceChosen,
  ),
  [Type.CheckboxGroup]: object(
    { custom_id, options: list(choice, { min: 1, max: 10 }) },
    { required: boolean },
    choosable,
  ),
  [Type.Checkbox]: object({ custom_id }, { default: boolean }),
};
const label = object(
  { label: string({ min: 1, max: 45 }), component: byType(labelled) },
  { description: string({ max: 100 }) },
);
/** The old way: one input with a label of its own in a row. */
const inputRow = object({
  components: list(byType({ [Type.TextInput]: object({ label: anything }, {}, textInput) }), { min: 1, max: 1 }),
});

export const modal = object({
  custom_id,
  title: string({ min: 1, max: 45 }),
  components: whole(
    list(byType({ [Type.ActionRow]: inputRow, [Type.TextDisplay]: text, [Type.Label]: label }), { min: 1, max: 5 }),
  ),
});

/** Custom ids and numbers are unique in the whole. */
function whole(
  check: Check,
  more?: (all: Component[], at: (string | number)[], report: Parameters<Check>[2]) => void,
): Check {
  return (value, at, report) => {
    check(value, at, report);
    if (!Array.isArray(value)) return;
    const all = every(value.filter(isRecord) as unknown as Component[]);
    twice(all.map(({ custom_id }) => custom_id)).forEach((id) => {
      report(at, "COMPONENT_CUSTOM_ID_DUPLICATED", `Component custom id cannot be duplicated: ${id}`);
    });
    twice(all.map(({ id }) => id || undefined)).forEach((id) => {
      report(at, "COMPONENT_ID_DUPLICATED", `Component id cannot be duplicated: ${id}`);
    });
    more?.(all, at, report);
  };
}

function choosable(value: unknown, at: (string | number)[], report: Parameters<Check>[2]): void {
  if (!isRecord(value) || !Array.isArray(value.options)) return;
  twice(value.options.map((option) => (isRecord(option) ? option.value : undefined))).forEach((word) => {
    report(
      [...at, "options"],
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
      `The specified option value is already used: ${word}`,
    );
  });
}

function onceChosen(value: unknown, at: (string | number)[], report: Parameters<Check>[2]): void {
  choosable(value, at, report);
  const { options = [] } = value as unknown as Component;
  if (Array.isArray(options) && options.filter((option) => option?.default).length > 1) {
    report([...at, "options"], "RADIO_GROUP_TOO_MANY_DEFAULTS", "Only one option can be the default");
  }
}

function forbidden(_value: unknown, at: (string | number)[], report: Parameters<Check>[2]): void {
  report(at, "TEXT_INPUT_LABEL_IN_LABEL", "A text input inside a label cannot have a label of its own");
}

const twice = (words: unknown[]) => [
  ...new Set(words.filter((word, index) => word !== undefined && words.indexOf(word) < index)),
];
