import { z } from "zod";
import { type Contact, contact, contactTypes, isContact } from "./contact.ts";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

/** A verified contact as Tencent gives it. The time has no documented zone; "" means that there is nothing. */
export interface VerifiedContact {
  code: string;
  createdOn: string;
}

const row = z
  .object({ Code: z.string().min(1), CreatedOn: text })
  .transform(({ Code, CreatedOn }): VerifiedContact => ({ code: Code, createdOn: CreatedOn }));

const reply = z
  .object({ PhoneEmailList: z.array(row).nullish(), TotalCount: z.int().nonnegative() })
  .refine(({ PhoneEmailList, TotalCount }) => TotalCount === 0 || PhoneEmailList)
  .transform(({ PhoneEmailList, TotalCount }) => ({ rows: PhoneEmailList ?? [], total: TotalCount }));

const pageSize = 200;
const mostPages = 50;

/**
 * DescribeIntlPhoneEmailList (20 requests/s): whether this contact is verified. The list has no filter, so it is read
 * until the contact is found or every row is seen. The document does not say whether Offset counts rows or pages, so
 * both ways of counting are tried.
 */
export async function verifiedContact(
  cloud: CloudApi,
  wanted: Contact,
  options?: CallOptions,
): Promise<CallOutcome<VerifiedContact | undefined>> {
  if (!contact.safeParse(wanted).success) return { is: "not-sent", why: "bad-input" };
  const seen = new Set<string>();
  let step = pageSize;
  let offset = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const params = { Type: contactTypes[wanted.by], Limit: pageSize, Offset: offset };
    const answer = await cloud.call("DescribeIntlPhoneEmailList", params, reply, options);
    if (answer.is !== "done") return answer;
    const { rows, total } = answer.value;
    const found = rows.find(({ code }) => isContact(code, wanted));
    for (const { code } of rows) seen.add(code);
    if (found || seen.size >= total) return { ...answer, value: found };
    if (rows.length === 0 && step === 1) break;
    if (rows.length === 0) [step, offset] = [1, 0]; // there is no row at this offset, so Offset counts pages
    offset += step;
  }
  return { is: "unknown", why: "bad-shape", status: 200 };
}
