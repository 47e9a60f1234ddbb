import { z } from "zod";
import { type Contact, contact, contactCode, contactTypes } from "./contact.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

const reply = z.object({}).transform(() => null);

/**
 * SendIntlPhoneEmailCode (20 requests/s): sends a paid text, or a mail, with a code. When the outcome is unknown, it
 * counts as sent.
 */
export async function sendIntlPhoneEmailCode(
  cloud: CloudApi,
  input: Contact,
  options?: CallOptions,
): Promise<CallOutcome<null>> {
  const read = contact.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  const params = { Type: contactTypes[read.data.by], Code: contactCode(read.data) };
  return cloud.call("SendIntlPhoneEmailCode", params, reply, options);
}
