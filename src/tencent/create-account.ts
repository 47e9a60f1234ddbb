import { z } from "zod";
import { text, uin } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import { dialCode, nationalNumber } from "./phone-number.ts";
import type { Slot } from "./slot.ts";
import type { CloudApi } from "./transport.ts";

const account = {
  type: z.enum(["personal", "company"]),
  mail: z.string().regex(/^[^\s@]+@[^\s@]+$/),
  password: z.string().regex(/^(?=.*\d)(?=.*[A-Za-z])(?=.*[!@#$%^&*()])[\dA-Za-z!@#$%^&*()]{8,20}$/),
  phone: nationalNumber,
  dialCode,
  /** ISO2, such as HK. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /**
   * The code that SendVerifyCode has texted. The 2024 document makes it optional, and without it the call itself would
   * send a text.
   */
  code: z.string().regex(/^\d{6}$/),
};

/** `2024` is the document of 2024-11-18; `current` adds the industries of 2025-02 and the name of 2026-02. */
const createAccountInput = z.discriminatedUnion("profile", [
  z.object({ profile: z.literal("2024"), ...account }),
  z.object({
    profile: z.literal("current"),
    ...account,
    industry: z.string().min(1),
    subindustry: z.string().min(1),
    name: z.string().min(2).max(200).regex(/\D/).optional(),
  }),
]);

export type CreateAccountInput = z.input<typeof createAccountInput>;

export interface CreateAccountOptions {
  signedAt: number;
  slot?: Slot;
  signal?: AbortSignal | undefined;
}

export interface CreatedAccount {
  uin?: string;
  /** How the binding to the partner ended, in Tencent's words (since 2026-02). */
  reason?: string;
}

const reply = z
  .object({ Uin: z.union([z.literal(""), uin]).nullish(), Reason: text })
  .transform(({ Uin, Reason }): CreatedAccount => ({ ...(Uin && { uin: Uin }), ...(Reason && { reason: Reason }) }));

/**
 * CreateAccount (documents of 2024-11-18 and 2026-02; 5 requests/s, allowlist). It is not idempotent and takes no
 * request key. So it goes out on a connection of its own, signed for the instant in the attempt's row. A `done` may
 * have no UIN.
 */
export async function createAccount(
  cloud: CloudApi,
  input: CreateAccountInput,
  options: CreateAccountOptions,
): Promise<CallOutcome<CreatedAccount>> {
  const read = createAccountInput.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  return cloud.call("CreateAccount", params(read.data), reply, { ...options, ownConnection: true });
}

function params(input: z.output<typeof createAccountInput>): Record<string, string | undefined> {
  return {
    AccountType: input.type,
    Mail: input.mail,
    Password: input.password,
    ConfirmPassword: input.password,
    PhoneNum: input.phone,
    CountryCode: input.dialCode,
    Area: input.country,
    VerifyCode: input.code,
    ...(input.profile === "current" && {
      TradeOne: input.industry,
      TradeTwo: input.subindustry,
      CustomerName: input.name,
    }),
  };
}
