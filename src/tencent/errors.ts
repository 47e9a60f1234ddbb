import { chatCommonErrors, chatErrors } from "./errors/chat.ts";
import { cloudErrors } from "./errors/cloud.ts";
import { domainErrors } from "./errors/domain.ts";
import { lcicErrors } from "./errors/lcic.ts";
import { partnerErrors } from "./errors/partner.ts";
import { type ErrorRow, operator } from "./errors/row.ts";

export type { CredentialFault, ErrorRow } from "./errors/row.ts";

/** The row of every code that is in no table. */
export const unlisted: ErrorRow = { code: "", ...operator("unknown", "unlisted") };

/**
 * The table of errors, service by service. The rows of the last two hold for every action of the Cloud API and of Chat.
 */
export const errorTables = {
  partner: partnerErrors,
  domain: domainErrors,
  lcic: lcicErrors,
  chat: chatErrors,
  cloud: cloudErrors,
  chatCommon: chatCommonErrors,
} as const;

const rows = Object.values(errorTables).flat();
const table = new Map(rows.map((row) => [key(row.code, row.action), row]));

/**
 * The row for a code. The row with the longest dotted prefix of the code counts; of two equally long, the action's own.
 * A code in no row is `unlisted`.
 */
export function explain(action: string, code: string): ErrorRow {
  const parts = code.split(".");
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join(".");
    const row = table.get(key(prefix, action)) ?? table.get(key(prefix));
    if (row) return row;
  }
  return unlisted;
}

function key(code: string, action = ""): string {
  return `${action} ${code}`;
}
