/** What flows may ask of the world, with what goes in and what comes back. */
export type Effects = {
  /** Is this mail ours already? Answers only about our own customers. */
  lookUpMail: { input: { mail: string }; output: { seen: false | "unreachable" } };
  sendCode: { input: SendCodeInput; output: { sent: true | "perhaps" } };
  createAccount: { input: CreateAccountInput; output: { uin: string; requestId: string; at: number; reason?: string } };
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
