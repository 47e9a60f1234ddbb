import type { Action, Service, World } from "./answer.ts";
import { countries } from "./countries.ts";
import { createAccount } from "./create-account.ts";
import { misfit } from "./fields.ts";
import { describeCustomerInfo, describeCustomerUin, queryCustomersCredit } from "./look-ups.ts";
import { sendVerifyCode } from "./send-verify-code.ts";
import { tradesIn } from "./trades.ts";

const list =
  (response: (language?: World["language"]) => Record<string, unknown>): Action =>
  (input, { language }) =>
    misfit(input, {}) ?? { response: response(language) };

const actions: Service["actions"] = {
  CreateAccount: { perSecond: 5, run: createAccount },
  SendVerifyCode: { perSecond: 20, run: sendVerifyCode },
  GetCountryCodes: { perSecond: 5, run: list(() => ({ Data: countries })) },
  GetTradeConfigList: { perSecond: 5, run: list((language) => ({ TradeList: tradesIn(language) })), onlyIn: "current" },
  QueryCustomersCredit: { perSecond: 5, run: queryCustomersCredit },
  DescribeCustomerUin: { perSecond: 20, run: describeCustomerUin },
  DescribeCustomerInfo: { perSecond: 20, run: describeCustomerInfo },
};

export const partner: Service = { service: "intlpartnersmgt", version: "2022-09-28", actions };
