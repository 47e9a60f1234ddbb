import type { Complaint } from "../refusal.ts";
import {
  boolean,
  type Check,
  complaintsOf,
  integer,
  isRecord,
  lengthOf,
  list,
  object,
  oneOf,
  type Path,
  string,
} from "./schema.ts";

export interface Option {
  type: number;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number; name_localizations?: Record<string, string> | null }[];
  options?: Option[];
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
}

const nameShape = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const name: Check = (value, at, report) => {
  string({ min: 1, max: 32 })(value, at, report);
  if (typeof value !== "string" || (nameShape.test(value) && value === value.toLowerCase())) return;
  report(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
};
const description = string({ min: 1, max: 100 });

// discord.com/developers/docs/reference#locales
const locales =
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  );

function perLocale(check: Check): Check {
  return (value, at, report) => {
    object({})(value, at, report);
    if (!isRecord(value)) return;
    for (const [locale, text] of Object.entries(value)) {
      if (!locales.includes(locale)) oneOf(...locales)(locale, [...at, locale], report);
      else if (text !== null) check(text, [...at, locale], report);
    }
  };
}

const texts = { name_localizations: perLocale(name), description_localizations: perLocale(description) };
const choiceName = string({ min: 1, max: 100 });
const choice = object(
  {
    name: choiceName,
    value: (value, at, report) => (typeof value === "number" ? undefined : choiceName(value, at, report)),
  },
  { name_localizations: perLocale(choiceName) },
);

const option: Check = (value, at, report) =>
  object(
    { type: integer({ min: 1, max: 11 }), name, description },
    {
      ...texts,
      required: boolean,
      autocomplete: boolean,
      choices: list(choice, { max: 25 }),
      options,
      min_length: integer({ max: 6000 }),
      max_length: integer({ min: 1, max: 6000 }),
    },
    autocompleteOrChoices,
  )(value, at, report);

const options: Check = (value, at, report) => {
  list(option, { max: 25 })(value, at, report);
  if (!Array.isArray(value)) return;
  const names = value.map((one) => (isRecord(one) ? one.name : undefined));
  names.forEach((word, index) => {
    if (names.indexOf(word) < index) {
      report([...at, index], "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
    }
  });
  const firstOptional = value.findIndex((one) => isRecord(one) && Number(one.type) > 2 && !one.required);
  value.forEach((one, index) => {
    if (firstOptional < 0 || index < firstOptional || !isRecord(one) || !one.required) return;
    const message = "Required options must be placed before non-required options";
    report([...at, index], "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
  });
};

function autocompleteOrChoices(value: unknown, at: Path, report: Parameters<Check>[2]): void {
  if (!isRecord(value) || !value.autocomplete || !Array.isArray(value.choices) || !value.choices.length) return;
  report(at, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "Autocomplete cannot be set with choices");
}

const slash = object(
  { name, description },
  {
    ...texts,
    options,
    type: oneOf(1),
    default_member_permissions: (value, at, report) => {
      if (!/^\d+$/.test(String(value))) report(at, "BASE_TYPE_REGEX", "Must be a permission bit set in digits.");
    },
    contexts: unique(list(oneOf(0, 1, 2), { max: 3 })),
    integration_types: unique(list(oneOf(0, 1), { max: 2 })),
    nsfw: boolean,
  },
  (value, at, report) => {
    if (lettersOf(value) <= 8000) return;
    report(at, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
  },
);
/** The commands on users and messages, whose names may have spaces and capitals. */
const menu = object({ name: string({ min: 1, max: 32 }) }, { type: oneOf(2, 3) });

const command: Check = (value, at, report) =>
  (isRecord(value) && (value.type === 2 || value.type === 3) ? menu : slash)(value, at, report);

export function commandComplaints(value: unknown): Complaint[] {
  return complaintsOf(command, value);
}

export function commandsComplaints(value: unknown): Complaint[] {
  const found = complaintsOf(list(command, { max: 110 }), value);
  if (!Array.isArray(value)) return found;
  const slashes = value.filter((one) => isRecord(one) && (one.type ?? 1) === 1);
  if (slashes.length > 100) {
    const message = "Maximum number of application commands reached (100)";
    found.push({ at: [], code: "APPLICATION_COMMANDS_TOO_MANY", message });
  }
  const names = value.map((one) => (isRecord(one) ? `${one.type ?? 1} ${one.name}` : ""));
  names.forEach((word, index) => {
    if (names.indexOf(word) === index) return;
    const message = "Application command names must be unique";
    found.push({ at: [index], code: "APPLICATION_COMMANDS_DUPLICATE_NAME", message });
  });
  return found;
}

export const choicesComplaints = (value: unknown): Complaint[] =>
  complaintsOf(object({ choices: list(choice, { max: 25 }) }), value, ["data"]);

/** Names, descriptions and values of all parts; of a localised text the longest. */
function lettersOf(part: unknown): number {
  if (!isRecord(part)) return 0;
  const longest = (text: unknown, others: unknown) =>
    Math.max(...[text, ...Object.values(isRecord(others) ? others : {})].map((one) => lengthOf(String(one ?? ""))));
  const inside = [part.options, part.choices].flat().filter(isRecord);
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    (part.value === undefined ? 0 : lengthOf(String(part.value))) +
    inside.reduce((sum, one) => sum + lettersOf(one), 0)
  );
}

function unique(check: Check): Check {
  return (value, at, report) => {
    check(value, at, report);
    if (Array.isArray(value) && new Set(value).size < value.length)
      report(at, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains a value.");
  };
}
