import { z } from "zod";
import { anyDialCode, nationalNumber } from "./phone-number.ts";

/** `national` is the form of the document's example, `plus` (+852.51234567) that of the same service's contact templates. */
export const phoneForms = ["national", "plus"] as const;

export const contact = z.discriminatedUnion("by", [
  z.object({ by: z.literal("phone"), dialCode: anyDialCode, phone: nationalNumber, form: z.enum(phoneForms) }),
  z.object({ by: z.literal("mail"), mail: z.string().regex(/^[^\s@]+@[^\s@]+$/) }),
]);

/** A phone or mail that a domain's contact may use once it is verified. */
export type Contact = z.output<typeof contact>;

export const contactTypes = { phone: 1, mail: 2 } as const;

/** The same string must go into sending, proving and looking up. */
export function contactCode(contact: Contact): string {
  if (contact.by === "mail") return contact.mail;
  return contact.form === "plus" ? `+${digits(contact.dialCode)}.${contact.phone}` : contact.phone;
}

/** Whether Tencent's listing means this contact, in whichever form it was verified. A bare number carries no country. */
export function isContact(listed: string, contact: Contact): boolean {
  if (contact.by === "mail") return listed.toLowerCase() === contact.mail.toLowerCase();
  if (!listed.startsWith("+")) return digits(listed) === contact.phone;
  return digits(listed) === digits(contact.dialCode) + contact.phone;
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}
