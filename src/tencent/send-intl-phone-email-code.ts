import { z } from "zod";
import { type Contact, contact, contactCode, contactTypes } from "./contact.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

const reply = z.object({}).transform(() => null);

/** SendIntlPhoneEmailCode (20 requests/s): a paid text or a mail with a code. An unknown end counts as sent. */
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
