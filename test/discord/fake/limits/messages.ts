import { MessageFlags } from "discord.js";
import type { Component } from "../components.ts";
import type { Complaint } from "../refusal.ts";
import { legacyComponents, v2Components } from "./components.ts";
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
  string,
} from "./schema.ts";

const id = string({ min: 1, max: 20 });

const allowedMentions = object(
  {},
  {
    parse: list(oneOf("roles", "users", "everyone"), { max: 3 }),
    users: list(id, { max: 100 }),
    roles: list(id, { max: 100 }),
    replied_user: boolean,
  },
  (value, at, report) => {
    if (!isRecord(value) || !Array.isArray(value.parse)) return;
    for (const kind of ["users", "roles"]) {
      const named = value[kind];
      if (!value.parse.includes(kind) || !Array.isArray(named) || !named.length) continue;
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      report(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
    }
  },
);

const embed = object(
  {},
  {
    title: string({ max: 256 }),
    description: string({ max: 4096 }),
    url: string({ max: 2048 }),
    color: integer({ max: 0xffffff }),
    fields: list(
      object({ name: string({ min: 1, max: 256 }), value: string({ min: 1, max: 1024 }) }, { inline: boolean }),
      {
        max: 25,
      },
    ),
    footer: object({ text: string({ min: 1, max: 2048 }) }),
    author: object({ name: string({ min: 1, max: 256 }) }),
  },
);

const nonce: Check = (value, at, report) =>
  typeof value === "number" ? integer()(value, at, report) : string({ max: 25 })(value, at, report);

const content = string({ max: 2000 });
const embeds = list(embed, { max: 10 });
const body = object(
  {},
  { content, embeds, nonce, enforce_nonce: boolean, tts: boolean, allowed_mentions: allowedMentions, flags: integer() },
);

/** What a message is made of, once an edit has been laid over what was there. */
export interface Made {
  content: string;
  embeds: unknown[];
  components: Component[];
  flags: number;
}

const legacy = ["content", "embeds"] as const;

/** Why Discord refuses a form body, the message it makes being `made`. */
export function messageComplaints(form: unknown, made: Made, at: string[] = []): Complaint[] {
  const found = complaintsOf(body, form, at);
  if (found.length) return found;
  const v2 = (made.flags & MessageFlags.IsComponentsV2) !== 0;
  for (const field of legacy.filter((name) => v2 && made[name].length)) {
    found.push({
      at: [...at, field],
      code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    });
  }
  const letters = textIn(made.embeds);
  if (letters > 6000) {
    const message = "Embed size exceeds maximum size of 6000";
    found.push({ at: [...at, "embeds"], code: "MAX_EMBED_SIZE_EXCEEDED", message });
  }
  found.push(...complaintsOf(v2 ? v2Components : legacyComponents, made.components, [...at, "components"]));
  return found;
}

const counted = new Set(["title", "description", "name", "value", "text"]);

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + textIn(part), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, part]) => sum + (typeof part === "string" ? (counted.has(key) ? lengthOf(part) : 0) : textIn(part)),
    0,
  );
}
