import { z } from "zod";
import { text, uin } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

/** A customer as Tencent gives it. "" means that there is nothing. */
export interface CustomerInfo {
  uin: string;
  mail: string;
  phone: string;
  name: string;
  remark: string;
  boundAt: string;
  registeredAt: string;
}

const info = z
  .object({
    CustomerUin: uin,
    Email: text,
    Phone: text,
    Name: text,
    Mark: text,
    BindTime: text,
    UinRegisterTime: text,
  })
  .transform(
    (row): CustomerInfo => ({
      uin: row.CustomerUin,
      mail: row.Email,
      phone: row.Phone,
      name: row.Name,
      remark: row.Mark,
      boundAt: row.BindTime,
      registeredAt: row.UinRegisterTime,
    }),
  );

const reply = z.object({ Data: z.array(info).nullish() }).transform(({ Data }) => Data ?? []);

const uins = z.array(uin.transform(Number).pipe(z.int().positive())).min(1).max(20);

/** DescribeCustomerInfo (20 requests/s): 1 to 20 customers by UIN, for resellers and first-level distributors only. */
export async function customerInfo(
  cloud: CloudApi,
  customers: string[],
  options?: CallOptions,
): Promise<CallOutcome<CustomerInfo[]>> {
  const read = uins.safeParse(customers);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  return cloud.call("DescribeCustomerInfo", { CustomerUin: read.data }, reply, options);
}
