import { z } from "zod";
import { anyDialCode, nationalNumber } from "./phone-number.ts";

/**
 * The forms of a phone number. `national` is that of the document's example, and `plus` (+852.51234567) that of the
 * same service's contact templates.
 */
export const phoneForms = ["national", "plus"] as const;

export const contact = z.discriminatedUnion("by", [
  z.object({ by: z.literal("phone"), dialCode: anyDialCode, phone: nationalNumber, form: z.enum(phoneForms) }),
  z.object({ by: z.literal("mail"), mail: z.string().regex(/^[^\s@]+@[^\s@]+$/) }),
]);

/** A phone or mail that a domain's contact may use once it is verified. */
export type Contact = z.output<typeof contact>;

export const contactTypes = { phone: 1, mail: 2 } as const;

/** The contact as a string, which must be the same when a code is sent, checked and looked up. */
export function contactCode(contact: Contact): string {
  if (contact.by === "mail") return contact.mail;
  return contact.form === "plus" ? `+${digits(contact.dialCode)}.${contact.phone}` : contact.phone;
}

/** Whether an entry of Tencent's list is this contact, in either form of a number. The national form has no country. */
export function isContact(listed: string, contact: Contact): boolean {
  if (contact.by === "mail") return listed.toLowerCase() === contact.mail.toLowerCase();
  if (!listed.startsWith("+")) return digits(listed) === contact.phone;
  return digits(listed) === digits(contact.dialCode) + contact.phone;
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}
