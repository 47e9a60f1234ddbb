import type { MessageKey } from "../../words/en/all.ts";

export interface ErrorRow {
  code: string;
  /** The only action that the row is for. Every action when left out. */
  action?: string;
  /** The message for people. It may use the values `code` and `requestId`, so give both. */
  say: MessageKey;
  /** What the people who run the desk must do. It may use `code` and `requestId` too. */
  remedy?: MessageKey;
  /** The field to ask again. */
  mend?: ErrorField;
  /** Who must act. */
  who: "customer" | "agent" | "operator" | "nobody";
  /**
   * Whether it is certain that the refused call made and changed nothing. `already`: this call made nothing, because
   * the thing exists. A look-up by its key tells whether it is ours.
   */
  create: "no" | "unknown" | "already";
  /** What must happen before the same call may go out again. `safe`: nothing. `never`: a person must decide. */
  repeat: "mend" | "wait" | "new-code" | "safe" | "never";
  /**
   * How long `wait` is: as between two texts to one number, or as after too many of them. When left out, as after a
   * rate that was exceeded.
   */
  pause?: "between-texts" | "after-many-texts";
  /** Something with the same key exists, which an earlier attempt of ours may have made. `already` implies this. */
  taken?: true;
  /** Something may exist after this code that look-ups don't show, so no empty look-up disproves it. */
  hidden?: true;
  /** For a look-up: what was looked for does not exist. */
  absent?: true;
  /** The text may have gone out all the same, and counts as sent. */
  maybeSent?: true;
  /** Tencent could not read the number in this form, so the other form is tried. */
  unread?: true;
  /** The signature was too old, so the same call may go out with a new signature. */
  signAnew?: true;
  /** The profile of CreateAccount that Tencent offers, which this code proves. */
  proves?: "current" | "2024";
  /** What is wrong with the credential, for the operator. */
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

/** A code that asks for another answer of a person. Nothing was made. */
export function mend(field: ErrorField, who: "customer" | "agent", say: MessageKey): Meaning {
  return { say, mend: field, who, create: "no", repeat: "mend" };
}

/** What only the people who run the desk can mend: each has words for everybody, and a remedy for them alone. */
type Trouble = Extract<MessageKey extends infer K ? (K extends `remedy.${infer N}` ? N : never) : never, ErrorName>;
type ErrorName = MessageKey extends infer K ? (K extends `error.${infer N}` ? N : never) : never;

/** A code that only the operator can do something about. */
export function operator(create: "no" | "unknown", trouble: Trouble): Meaning {
  return { say: `error.${trouble}`, remedy: `remedy.${trouble}`, who: "operator", create, repeat: "never" };
}

export const tooFast: Meaning = { say: "error.rate-limit", who: "nobody", create: "no", repeat: "wait" };

/** A failed look-up. It changes nothing, so it is simply repeated. */
export const lookUpFailed: Meaning = { say: "error.look-up-failed", who: "nobody", create: "unknown", repeat: "safe" };

/** A failed text. Whether it went out stays open. */
export const textUnsure: Meaning = {
  say: "error.text-unsure",
  who: "nobody",
  create: "unknown",
  repeat: "wait",
  maybeSent: true,
};

/** Codes of the Cloud API after which it is open what happened. */
export const troubles = [
  "FailedOperation",
  "InternalError",
  "ServiceUnavailable",
  "ResourceUnavailable",
  "ResourceInsufficient",
  "ResourceInUse",
  "OperationDenied.ServiceBusy",
];

/** The rows of these codes for each of these actions, all with the same meaning. */
export function rowsFor(actions: readonly string[], codes: readonly string[], meaning: Meaning): ErrorRow[] {
  return actions.flatMap((action) => codes.map((code): ErrorRow => ({ code, action, ...meaning })));
}
