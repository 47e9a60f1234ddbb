import { countryCodes } from "./country-codes.ts";
import { type CreateAccountInput, type CreateAccountOptions, createAccount } from "./create-account.ts";
import { customerInfo } from "./customer-info.ts";
import { customerUins } from "./customer-uin.ts";
import { type CustomersCreditInput, customersCredit } from "./customers-credit.ts";
import { type SendVerifyCodeInput, sendVerifyCode } from "./send-verify-code.ts";
import { tradeConfig } from "./trade-config.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

export const partnerService = {
  host: "intlpartnersmgt.intl.tencentcloudapi.com",
  service: "intlpartnersmgt",
  version: "2022-09-28",
} as const;

/** Requests a second that Tencent documents for the whole partner account. */
export const partnerRates = {
  CreateAccount: 5,
  SendVerifyCode: 20,
  GetCountryCodes: 5,
  GetTradeConfigList: 20,
  QueryCustomersCredit: 5,
  DescribeCustomerUin: 20,
  DescribeCustomerInfo: 20,
} as const;

export type PartnerApi = ReturnType<typeof createPartnerApi>;

/** The partner service's actions, bound to one way of calling. */
export function createPartnerApi(cloud: CloudApi) {
  return {
    createAccount: (input: CreateAccountInput, options: CreateAccountOptions) => createAccount(cloud, input, options),
    sendVerifyCode: (input: SendVerifyCodeInput, options?: CallOptions) => sendVerifyCode(cloud, input, options),
    countryCodes: (options?: CallOptions) => countryCodes(cloud, options),
    tradeConfig: (options?: CallOptions) => tradeConfig(cloud, options),
    customersCredit: (input: CustomersCreditInput, options?: CallOptions) => customersCredit(cloud, input, options),
    customerUins: (input: { page: number; pageSize: number }, options?: CallOptions) =>
      customerUins(cloud, input, options),
    customerInfo: (uins: string[], options?: CallOptions) => customerInfo(cloud, uins, options),
  };
}
