import { type ErrorRow, lookUpFailed, type Meaning, mend, operator, rowsFor, tooFast } from "./row.ts";

const create = "create_official_account";
const importing = "account_import";
const lookUps = ["get_official_account_info", "account_check"];

/** Codes of Tencent faults after which it is open whether the command was carried out. */
const troubles = ["10004", "20005", "60008", "60013", "60014", "70169", "70500"];

/** After a fault the same id is sent again. If the first call made the account, the second is refused with 130008. */
const official: Meaning = { say: "error.official-unsure", who: "nobody", create: "unknown", repeat: "safe" };
const imported: Meaning = { say: "error.import-unsure", who: "nobody", create: "unknown", repeat: "safe" };

/** Codes from the pages of Tencent Chat's commands, and for each command the faults of Tencent. */
export const chatErrors: ErrorRow[] = [
  { code: "6017", say: "error.chat-parameter", who: "agent", create: "no", repeat: "mend" },
  { code: "20001", ...operator("no", "chat-packet") },
  { code: "130007", ...operator("no", "official-id") },
  { code: "130007", action: "get_official_account_info", ...operator("no", "official-id"), absent: true },
  { code: "130008", say: "error.official-id-taken", who: "nobody", create: "already", repeat: "never", hidden: true },
  { code: "130010", ...operator("no", "official-plan-full") },
  { code: "131000", ...operator("no", "official-switched-off") },
  { code: "70107", ...mend("owner", "agent", "error.owner-unknown") },
  { code: "70402", ...mend("owner", "agent", "error.owner-form") },
  { code: "70398", ...operator("no", "chat-free-plan-full") },

  ...rowsFor([create], troubles, official),
  ...rowsFor([importing], troubles, imported),
  ...rowsFor(lookUps, troubles, lookUpFailed),
];

/** Codes from Chat's common page of error codes, which holds for every command. */
export const chatCommonErrors: ErrorRow[] = [
  { code: "60007", ...tooFast },
  { code: "60011", ...tooFast },
  { code: "60018", ...tooFast },
  { code: "60019", ...tooFast },

  { code: "60002", ...operator("no", "chat-packet") },
  { code: "60003", ...operator("no", "chat-packet") },
  { code: "60015", ...operator("no", "chat-packet") },
  { code: "60009", ...operator("no", "chat-address") },
  { code: "60006", ...operator("no", "chat-app") },
  { code: "60012", ...operator("no", "chat-app") },
  { code: "60016", ...operator("no", "chat-app-off") },
  { code: "60017", ...operator("no", "chat-forbidden") },
  { code: "60020", ...operator("no", "chat-plan-over") },
  { code: "60021", ...operator("no", "chat-from-here") },
  { code: "60004", ...operator("no", "chat-signature") },
  { code: "60005", ...operator("no", "chat-signature") },
  { code: "70003", ...operator("no", "chat-signature") },
  { code: "70013", ...operator("no", "chat-signature") },
  { code: "70014", ...operator("no", "chat-signature") },
  { code: "70001", ...operator("no", "chat-clock"), signAnew: true },
  { code: "70009", ...operator("no", "chat-key") },
  { code: "70016", ...operator("no", "chat-region") },
  { code: "70020", ...operator("no", "chat-region") },
  { code: "60010", ...operator("no", "chat-admin") },
  { code: "70403", ...operator("no", "chat-admin") },
  { code: "70050", ...operator("no", "chat-many-failures"), repeat: "wait" },
  { code: "70051", ...operator("no", "chat-blocked") },
];
