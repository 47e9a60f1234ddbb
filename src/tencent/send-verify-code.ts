import { z } from "zod";
import type { CallOutcome } from "./outcome.ts";
import { dialCode, nationalNumber } from "./phone-number.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

const sendVerifyCodeInput = z.object({ dialCode, phone: nationalNumber });

export type SendVerifyCodeInput = z.input<typeof sendVerifyCodeInput>;

const reply = z.object({}).transform(() => null);

/**
 * SendVerifyCode (document of 2025-10-30; 20 requests/s): sends a paid text with a code. Tencent wants over 60 s
 * between two texts to one number. When the outcome is unknown, it counts as sent.
 */
export async function sendVerifyCode(
  cloud: CloudApi,
  input: SendVerifyCodeInput,
  options?: CallOptions,
): Promise<CallOutcome<null>> {
  const read = sendVerifyCodeInput.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  return cloud.call("SendVerifyCode", { CountryCode: read.data.dialCode, PhoneNum: read.data.phone }, reply, options);
}
