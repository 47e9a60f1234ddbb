import { z } from "zod";
import { contact, contactCode, contactTypes } from "./contact.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

/** No document tells how long a code is; its examples have six digits. */
const createIntlPhoneEmailInput = z.object({ contact, code: z.string().regex(/^[\dA-Za-z]{1,32}$/) });

export type CreateIntlPhoneEmailInput = z.input<typeof createIntlPhoneEmailInput>;

const reply = z.object({}).transform(() => null);

/**
 * CreateIntlPhoneEmail (20 requests/s): proves the contact with the code that was sent to it. A second call is refused
 * as already verified.
 */
export async function createIntlPhoneEmail(
  cloud: CloudApi,
  input: CreateIntlPhoneEmailInput,
  options?: CallOptions,
): Promise<CallOutcome<null>> {
  const read = createIntlPhoneEmailInput.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  const { contact, code } = read.data;
  const params = { Type: contactTypes[contact.by], Code: contactCode(contact), VerifyCode: code };
  return cloud.call("CreateIntlPhoneEmail", params, reply, { ...options, ownConnection: true });
}
