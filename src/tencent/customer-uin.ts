import { z } from "zod";
import { listing, uin } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

const row = z.object({ CustomerUin: uin }).transform(({ CustomerUin }) => CustomerUin);
const rows = listing(row);

/** DescribeCustomerUin (20 requests/s): the UINs of all our customers, page by page from 1; the largest page is not documented. */
export function customerUins(
  cloud: CloudApi,
  { page, pageSize }: { page: number; pageSize: number },
  options?: CallOptions,
): Promise<CallOutcome<{ rows: string[]; total: number }>> {
  return cloud.call("DescribeCustomerUin", { Page: page, PageSize: pageSize }, rows(page), options);
}
