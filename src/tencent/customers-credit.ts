import { z } from "zod";
import { listing, text, uin } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

export interface CustomersCreditInput {
  by: "ClientUin" | "Name" | "Remark" | "Email";
  filter: string;
  /** The page, from 1. */
  page?: number;
  pageSize?: number;
}

/**
 * A customer as Tencent gives it. Mail and phone may be masked. The time has no documented zone. "" means that there is
 * nothing.
 */
export interface Customer {
  uin: string;
  mail: string;
  phone: string;
  name: string;
  remark: string;
  associatedAt: string;
}

const customer = z
  .object({ ClientUin: uin, Email: text, Mobile: text, Name: text, Remark: text, AssociationTime: text })
  .transform(
    (row): Customer => ({
      uin: row.ClientUin,
      mail: row.Email,
      phone: row.Mobile,
      name: row.Name,
      remark: row.Remark,
      associatedAt: row.AssociationTime,
    }),
  );
const customers = listing(customer);

/** QueryCustomersCredit (document of 2025-10-30; 5 requests/s): our own customers only, newest association first. */
export function customersCredit(
  cloud: CloudApi,
  { by, filter, page = 1, pageSize = 20 }: CustomersCreditInput,
  options?: CallOptions,
): Promise<CallOutcome<{ rows: Customer[]; total: number }>> {
  const params = { FilterType: by, Filter: filter, Page: page, PageSize: pageSize, Order: "desc" };
  return cloud.call("QueryCustomersCredit", params, customers(page), options);
}
