import type { Action, Service } from "./answer.ts";
import { countries } from "./countries.ts";
import { createAccount } from "./create-account.ts";
import { misfit } from "./fields.ts";
import { describeCustomerInfo, describeCustomerUin, queryCustomersCredit } from "./look-ups.ts";
import { sendVerifyCode } from "./send-verify-code.ts";
import { trades } from "./trades.ts";

const list =
  (response: Record<string, unknown>): Action =>
  (input) =>
    misfit(input, {}) ?? { response };

const actions: Service["actions"] = {
  CreateAccount: { perSecond: 5, run: createAccount },
  SendVerifyCode: { perSecond: 20, run: sendVerifyCode },
  GetCountryCodes: { perSecond: 5, run: list({ Data: countries }) },
  GetTradeConfigList: { perSecond: 5, run: list({ TradeList: trades }), onlyIn: "current" },
  QueryCustomersCredit: { perSecond: 5, run: queryCustomersCredit },
  DescribeCustomerUin: { perSecond: 20, run: describeCustomerUin },
  DescribeCustomerInfo: { perSecond: 20, run: describeCustomerInfo },
};

export const partner: Service = { service: "intlpartnersmgt", version: "2022-09-28", actions };
