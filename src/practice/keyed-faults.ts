import { faults } from "./faults.ts";

const ofCreateAccountOnly = ["bindlimit", "reason", "nouin"] as const;

export type MakingFault = Exclude<keyof typeof faults, (typeof ofCreateAccountOnly)[number]>;

/** For each of the three APIs, the error codes of the faults that answer with a code. */
export const faultCodes = {
  CreateIntlPhoneEmail: {
    error: "InternalError.AddPhoneEmailErr",
    unlisted: "InternalError.NotInAnyDocument",
    registered: "InternalError.VerifiedPhoneEmailErr",
  },
  RegisterUser: {
    error: "InternalError",
    unlisted: "FailedOperation.NotInAnyDocument",
    registered: "FailedOperation.OriginIdExists",
  },
  create_official_account: { error: "10004", unlisted: "139999", registered: "130008" },
} as const;

const wordForm = /^((\w+)\.(\w+))([+-].*|@.*)?$/;

type MakingMagic = { late: "index" | "account" } | { code: string } | { fault: MakingFault; made: boolean } | undefined;

/**
 * The fault that a contact's mail, an OriginId, an owner or a name asks for by its first word. A word `refuse.…` asks
 * for one of `codes` by its last part.
 */
export function makingMagic(text: string, codes: readonly string[]): MakingMagic {
  const [, word = "", first = "", second = ""] = wordForm.exec(text.toLowerCase()) ?? [];
  if (word === "lag.after") return { late: "index" };
  if (word === "late.after") return { late: "account" };
  if (first === "refuse") {
    const code = codes.find((each) => each.toLowerCase().split(".").at(-1) === second);
    return code === undefined ? undefined : { code };
  }
  if (!isFault(first) || (second !== "before" && second !== "after")) return undefined;
  return { fault: first, made: second === "after" };
}

export function isFault(word: string): word is MakingFault {
  return Object.hasOwn(faults, word) && !ofCreateAccountOnly.some((each) => each === word);
}

/**
 * Phone numbers of domain contacts whose verification goes wrong. The magic numbers of SendVerifyCode hold for contacts
 * too.
 */
export const contactNumbers = {
  otherForm: { ending: "00017", does: "the domain service wants the phone in its other form: `+852.51200017`" },
  timeoutBefore: { ending: "00018", does: "CreateIntlPhoneEmail times out and adds nothing, once" },
  timeoutAfter: { ending: "00019", does: "CreateIntlPhoneEmail adds the contact and times out" },
  errorBefore: {
    ending: "00020",
    does: "CreateIntlPhoneEmail is `InternalError.AddPhoneEmailErr` and adds nothing, once",
  },
  errorAfter: {
    ending: "00021",
    does: "CreateIntlPhoneEmail adds the contact and is `InternalError.AddPhoneEmailErr`",
  },
  unchecked: { ending: "00022", does: "CreateIntlPhoneEmail is `InternalError.CheckVerifyCodeErr`, once" },
  verified: { ending: "00023", does: "the contact has been verified before" },
} as const;

export type ContactNumber = keyof typeof contactNumbers;

export function contactNumber(code: string): ContactNumber | undefined {
  return (Object.keys(contactNumbers) as ContactNumber[]).find((name) => code.endsWith(contactNumbers[name].ending));
}

/** Magic words of an owner whose import into Chat goes wrong. The create that follows goes through. */
export const ownerWords = {
  "check.error": "account_check says 70169 for it, once",
  "import.error": "account_import is 70500 and takes nobody in, once",
  "import.cut": "account_import takes it in and the connection closes, once",
  "import.full": "account_import is 70398, always",
} as const;

export type OwnerWord = keyof typeof ownerWords;

export function ownerWord(userId: string): OwnerWord | undefined {
  const [, word = ""] = wordForm.exec(userId.toLowerCase()) ?? [];
  return Object.hasOwn(ownerWords, word) ? (word as OwnerWord) : undefined;
}
