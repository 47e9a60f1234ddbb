import type { MessageKey } from "../../words/en/all.ts";

export interface ErrorRow {
  code: string;
  /** Only for this action; a row without one is for all. */
  action?: string;
  /** Its words may use `code` and `requestId`; give both. */
  say: MessageKey;
  /** The one field to ask again. */
  mend?: ErrorField;
  /** Who must act. */
  who: "customer" | "agent" | "operator" | "nobody";
  /**
   * Whether it is certain that the refused call made and changed nothing. `already`: this call made nothing, because
   * the thing exists. A look-up by its key tells whether it is ours.
   */
  create: "no" | "unknown" | "already";
  /** What it takes before the same call may go out again; `safe` is at once, `never` is not by itself. */
  repeat: "mend" | "wait" | "new-code" | "safe" | "never";
  /** How long `wait` is: as between two texts to one number, or as after too many of them. Left out, as after a rate that was exceeded. */
  pause?: "between-texts" | "after-many-texts";
  /** Something has the key already, which an earlier attempt of ours may have made. So it is after `already`, too. */
  taken?: true;
  /** The code speaks of something that may exist and that look-ups don't show, so no empty look-up disproves it. */
  hidden?: true;
  /** A look-up's answer that what was looked for is not there. */
  absent?: true;
  /** The text may have gone out all the same, and counts as sent. */
  maybeSent?: true;
  /** Tencent could not read the number in this form; it may in the other one. */
  unread?: true;
  /** The signature was too old; the same call may go out with a new one. */
  signAnew?: true;
  /** Which CreateAccount Tencent offers, as the code shows. */
  proves?: "current" | "2024";
  /** What is wrong with the credential, for whoever runs the bot. */
  fault?: CredentialFault;
}

export type CredentialFault = "id-unknown" | "id-malformed" | "secret" | "clock" | "token" | "permission";

type ErrorField =
  | "type"
  | "mail"
  | "country"
  | "phone"
  | "name"
  | "industry"
  | "subindustry"
  | "password"
  | "code"
  | "contact"
  | "originId"
  | "owner";

export type Meaning = Omit<ErrorRow, "code" | "action">;

/** A person gives another answer; nothing was made. */
export function mend(field: ErrorField, who: "customer" | "agent", say: MessageKey): Meaning {
  return { say, mend: field, who, create: "no", repeat: "mend" };
}

/** Somebody who runs the bot must put something right. */
export function operator(create: "no" | "unknown", say: MessageKey): Meaning {
  return { say, who: "operator", create, repeat: "never" };
}

export const tooFast: Meaning = { say: "error.rate-limit", who: "nobody", create: "no", repeat: "wait" };

/** A question that changes nothing is simply asked again. */
export const lookUpFailed: Meaning = { say: "error.look-up-failed", who: "nobody", create: "unknown", repeat: "safe" };

/** Whether a text went out stays open. */
export const textUnsure: Meaning = {
  say: "error.text-unsure",
  who: "nobody",
  create: "unknown",
  repeat: "wait",
  maybeSent: true,
};

/** Codes of the Cloud API that leave open what happened. */
export const troubles = [
  "FailedOperation",
  "InternalError",
  "ServiceUnavailable",
  "ResourceUnavailable",
  "ResourceInsufficient",
  "ResourceInUse",
  "OperationDenied.ServiceBusy",
];

/** One row a code for each of these actions. */
export function rowsFor(actions: readonly string[], codes: readonly string[], meaning: Meaning): ErrorRow[] {
  return actions.flatMap((action) => codes.map((code): ErrorRow => ({ code, action, ...meaning })));
}
