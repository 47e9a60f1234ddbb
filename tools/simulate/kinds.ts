import type { Case } from "../../src/conversation/types.ts";
import { chatApp } from "./keyed-books.ts";

/** What a world's people want, one kind in each world. */
export type Kind = "open" | "verify" | "official" | "classroom";

/**
 * What a person answers: a fixed word, or one of their own values. A `key` makes the thing findable, and a `mark` tells
 * whose it is.
 */
type Given = { says: string } | { gives: "key" | "mark" };

interface Wanted {
  /** Tencent's action. Attempts are kept under its name. */
  api: string;
  /** The name of the control: the look-up that must have shown something known. */
  control?: string;
  /** What is answered to each question, in the order of the questions, by the end of a question's key. */
  asks: { [question: string]: { step: string } & Given };
  /** The value to which codes are sent, if any are. */
  codesTo?: "key" | "mark";
  /** The id of the thing that a finished case shows. */
  shows(answers: Case["answers"]): string | undefined;
  /** The mark of the thing that a case would make with its present answers. */
  markOf(answers: Case["answers"]): string | undefined;
  /** The answer by which that thing is looked up. Left out where it is looked up by its mark or by the case's number. */
  keyOf?(answers: Case["answers"]): string | undefined;
}

type Values = Record<string, string> | undefined;

const skipped = { says: "skip" };
const key = { gives: "key" } as const;
const mark = { gives: "mark" } as const;

export const kinds: Record<Kind, Wanted> = {
  open: {
    api: "CreateAccount",
    control: "QueryCustomersCredit of real",
    asks: {
      type: { step: "type", says: "personal" },
      mail: { step: "mail", ...key },
      country: { step: "country", says: "HK" },
      phone: { step: "phone", ...mark },
    },
    codesTo: "mark",
    shows: ({ account }) => (account as Values)?.uin,
    markOf: ({ phone }) => (phone as Values)?.national,
    keyOf: ({ mail }) => mail as string | undefined,
  },
  verify: {
    api: "CreateIntlPhoneEmail",
    control: "DescribeIntlPhoneEmailList of real domain",
    asks: { contact: { step: "contact", ...key } },
    codesTo: "key",
    shows: ({ contact }) => addressOf(contact as Values),
    markOf: ({ contact }) => addressOf(contact as Values),
  },
  official: {
    api: "create_official_account",
    control: `get_official_account_info of real chat ${chatApp.sdkAppId}`,
    asks: {
      owner: { step: "owner", ...key },
      nick: { step: "nick", ...skipped },
      "official-name": { step: "name", ...mark },
      introduction: { step: "introduction", ...skipped },
      face: { step: "face", ...skipped },
      organization: { step: "organization", ...skipped },
      subscribers: { step: "subscribers", ...skipped },
      custom: { step: "custom", ...skipped },
    },
    shows: ({ official }) => (official as Values)?.id,
    markOf: ({ name }) => name as string | undefined,
  },
  classroom: {
    api: "RegisterUser",
    asks: {
      task: { step: "task", says: "new" },
      "origin-id": { step: "originId", ...key },
      "classroom-name": { step: "name", ...mark },
      avatar: { step: "avatar", ...skipped },
    },
    shows: ({ user }) => (user as Values)?.userId,
    markOf: ({ name }) => name as string | undefined,
    keyOf: ({ originId }) => originId as string | undefined,
  },
};

function addressOf(contact: Values): string | undefined {
  return contact?.mail ?? contact?.national;
}
