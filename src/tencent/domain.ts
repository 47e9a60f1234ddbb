import type { Contact } from "./contact.ts";
import { type CreateIntlPhoneEmailInput, createIntlPhoneEmail } from "./create-intl-phone-email.ts";
import { verifiedContact } from "./intl-phone-email-list.ts";
import { sendIntlPhoneEmailCode } from "./send-intl-phone-email-code.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

/** The document names domain.tencentcloudapi.com; its pages of 2025-10-30 name this host. */
export const domainService = {
  host: "domain.intl.tencentcloudapi.com",
  service: "domain",
  version: "2018-08-08",
} as const;

/**
 * Requests a second that Tencent documents for the whole account. It documents none for the list, which gets the same
 * as the others.
 */
export const domainRates = {
  SendIntlPhoneEmailCode: 20,
  CreateIntlPhoneEmail: 20,
  DescribeIntlPhoneEmailList: 20,
} as const;

export type DomainApi = ReturnType<typeof createDomainApi>;

/** The domain service's actions for contacts, bound to one way of calling. */
export function createDomainApi(cloud: CloudApi) {
  return {
    sendIntlPhoneEmailCode: (input: Contact, options?: CallOptions) => sendIntlPhoneEmailCode(cloud, input, options),
    createIntlPhoneEmail: (input: CreateIntlPhoneEmailInput, options?: CallOptions) =>
      createIntlPhoneEmail(cloud, input, options),
    verifiedContact: (wanted: Contact, options?: CallOptions) => verifiedContact(cloud, wanted, options),
  };
}
