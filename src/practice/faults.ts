import { type Answer, type Delivery, refuse } from "./answer.ts";

/** A way for CreateAccount to go wrong. `word.before` leaves no account, `word.after` leaves one. */
interface Fault {
  sees: string;
  /** Turns the right answer into the one that the client sees. */
  answer: (honest: Answer) => Answer;
  /** With `.after`, the account exists but does not belong to the partner, so look-ups do not show it. */
  unbound?: true;
}

const delivered = (delivery: Delivery) => (honest: Answer) => ({ ...honest, delivery });
const refused = (code: string) => () => refuse(code, "Asked for by a magic mail address.");

export const faults = {
  error: { sees: "`InternalError`", answer: refused("InternalError") },
  unlisted: { sees: "`FailedOperation.NotInAnyDocument`", answer: refused("FailedOperation.NotInAnyDocument") },
  registered: { sees: "`FailedOperation.MailIsRegistered`", answer: refused("FailedOperation.MailIsRegistered") },
  bindlimit: {
    sees: "`FailedOperation.ExceedMaxBindCount`; the account is not bound to the partner",
    answer: refused("FailedOperation.ExceedMaxBindCount"),
    unbound: true,
  },
  reason: {
    sees: "a `Reason`; with `.after` also a `Uin`, and the account is not bound to the partner",
    answer: ({ response: { Uin } }) => ({
      response: { ...(Uin === undefined ? {} : { Uin }), Reason: "The account could not be bound to the partner." },
    }),
    unbound: true,
  },
  nouin: { sees: "an answer without `Uin`", answer: () => ({ response: {} }) },
  timeout: { sees: "nothing; the socket is held open", answer: delivered("hang") },
  cut: { sees: "the connection closed without a byte", answer: delivered("cut") },
  blind: { sees: "like `cut`, and the next three look-ups of the mail are busy", answer: delivered("cut") },
  gateway: { sees: "HTTP 502 and a page", answer: delivered("gateway") },
  html: { sees: "HTTP 200 and a page", answer: delivered("html") },
  truncated: { sees: "half of the JSON as a complete body", answer: delivered("truncated") },
  torn: { sees: "half of the body, then the connection closed", answer: delivered("torn") },
  slow: { sees: "the answer, one byte each 200 ms", answer: delivered("slow") },
  huge: { sees: "the answer and a megabyte of blanks", answer: delivered("huge") },
  redirect: { sees: "HTTP 307 to `/moved`, where visits are counted as `moved`", answer: delivered("redirect") },
} satisfies Record<string, Fault>;

export const mailWords = {
  "taken.stranger": "`FailedOperation.MailIsRegistered`, always; look-ups do not show it",
  "taken.ours": "`FailedOperation.MailIsRegistered`, always; look-ups show it as an old customer",
  "refuse.limit": "`RequestLimitExceeded`, once",
  "refuse.denied": "`UnauthorizedOperation`, always",
  "refuse.profile": "checked by the other profile: `InvalidParameterValue.TradeInfoEmpty` or `UnknownParameter`",
  "lookup.busy": "QueryCustomersCredit by this mail is `OperationDenied.ServiceBusy`, always; CreateAccount is fine",
  "lag.after": "like `cut.after`, and look-ups show the account 20 s later",
  "late.after": "like `cut.before`, and 20 s later the account exists after all",
} as const;

export const numbers = {
  sure: { ending: "00001", does: "the code is 246810, always" },
  late: { ending: "00002", does: "texts arrive after 20 s" },
  never: { ending: "00003", does: "texts never arrive" },
  misprint: { ending: "00004", does: "the first text shows a wrong code; the next one is right" },
  stale: { ending: "00005", does: "the first text's code has expired already; the next one is fine" },
  gap: { ending: "00006", does: "SendVerifyCode is `FailedOperation.SendVerifyCodeLimit60`, once" },
  limit: { ending: "00007", does: "SendVerifyCode is `FailedOperation.SendVerifyCodeLimit`, always" },
  full: { ending: "00008", does: "SendVerifyCode is `FailedOperation.PhoneBindUpper`, always" },
  fullLater: {
    ending: "00009",
    does: "SendVerifyCode is fine, CreateAccount is `FailedOperation.PhoneBindUpper`, always",
  },
  closed: { ending: "00010", does: "SendVerifyCode is `InvalidParameterValue.UnSupportArea`, always" },
  busy: { ending: "00011", does: "SendVerifyCode is `RequestLimitExceeded`, once" },
  timeoutBefore: { ending: "00012", does: "SendVerifyCode times out and sends nothing, once" },
  timeoutAfter: { ending: "00013", does: "SendVerifyCode sends the text and times out, once" },
  errorBefore: { ending: "00014", does: "SendVerifyCode is `InternalError` and sends nothing, once" },
  errorAfter: { ending: "00015", does: "SendVerifyCode sends the text and is `InternalError`, once" },
  cutAfter: { ending: "00016", does: "SendVerifyCode sends the text and the connection closes, once" },
} as const;

export type MailMagic = { word: keyof typeof mailWords } | { fault: Fault; word: string; made: boolean };
export type NumberMagic = keyof typeof numbers;

/** The fault that a mail address asks for by the word before its `@`. Anything may follow the word after `+` or `-`. */
export function mailMagic(mail: string): MailMagic | undefined {
  const [, word = "", first = "", second = ""] = /^((\w+)\.(\w+))([+-][^@]*)?@/.exec(mail.toLowerCase()) ?? [];
  if (Object.hasOwn(mailWords, word)) return { word: word as keyof typeof mailWords };
  if (!Object.hasOwn(faults, first) || (second !== "before" && second !== "after")) return undefined;
  return { fault: faults[first as keyof typeof faults], word, made: second === "after" };
}

/** The fault that a phone number asks for by its last five digits. */
export function numberMagic(phone: string): NumberMagic | undefined {
  return (Object.keys(numbers) as NumberMagic[]).find((name) => phone.endsWith(numbers[name].ending));
}
