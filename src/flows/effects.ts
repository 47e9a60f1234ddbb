/** What flows may ask of the world, with what goes in and what comes back. */
export type Effects = {
  /** Looks whether a customer of ours has this e-mail address. Tencent answers only about our own customers. */
  lookUpMail: { input: { mail: string }; output: { seen: false | "unreachable" } };
  sendCode: { input: SendCodeInput; output: { sent: true | "perhaps" } };
  createAccount: { input: CreateAccountInput; output: { uin: string; requestId: string; at: number; reason?: string } };

  /** Looks whether the contact is verified already, in which case there is nothing to do. */
  lookUpContact: { input: ContactInput; output: { verified: boolean | "unreachable"; requestId: string } };
  /**
   * `form` is the form in which Tencent took the number. `sent` is `needless` when Tencent says that the contact is
   * verified already, and `perhaps` when its answer got lost.
   */
  sendContactCode: {
    input: ContactInput;
    output: { sent: true | "perhaps" | "needless"; form: PhoneForm | null; requestId?: string };
  };
  verifyContact: { input: VerifyContactInput; output: { was: "proven" | "known"; requestId: string; at: number } };

  /** Looks whether the Chat application knows this person. */
  checkOwner: { input: { owner: string }; output: { imported: boolean | "unreachable" } };
  createOfficial: { input: CreateOfficialInput; output: { id: string; requestId: string; at: number } };

  /** `token` is a reference into the vault. The token lets in whoever has it, until `until` (ms). */
  classroomUser: {
    input: ClassroomInput;
    output: {
      userId: string;
      originId: string;
      token: { ref: string; made: true };
      until: number;
      requestId: string;
      at: number;
    };
  };
};

export type SendCodeInput = { dial: string; national: string };

/** `password` and `code` are references into the vault. */
export type CreateAccountInput = {
  profile: "current" | "2024";
  type: "personal" | "company";
  mail: string;
  dial: string;
  area: string;
  national: string;
  name: string | null;
  industry: string | null;
  subindustry: string | null;
  password: string;
  code: string;
};

/** How Tencent's domain service wants a number: `national` as in its document's example, `plus` as +CC.NUMBER. */
export type PhoneForm = "national" | "plus";

export type ContactInput = { by: "mail"; mail: string } | { by: "phone"; dial: string; national: string };

/** `code` is a reference into the vault. `known` is the RequestId under which Tencent said that it is verified already. */
export type VerifyContactInput = {
  contact: ContactInput;
  form: PhoneForm | null;
  code: string | null;
  known: string | null;
};

/** `isNew` means that the owner is not in the Chat application yet, and `nick` is the name they get there. */
export type CreateOfficialInput = {
  owner: string;
  isNew: boolean;
  nick: string | null;
  name: string;
  introduction: string | null;
  face: string | null;
  organization: string | null;
  subscribers: number | null;
  custom: string | null;
};

/**
 * The input for a new user, or for a new token of a user who exists. Without an `originId` one is made from the case.
 */
export type ClassroomInput =
  | { task: "new"; originId: string | null; name: string | null; avatar: string | null }
  | { task: "token"; originId: string };
