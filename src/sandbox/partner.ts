import type { Action } from "./answer.ts";
import { countries } from "./countries.ts";
import { createAccount } from "./create-account.ts";
import { misfit } from "./fields.ts";
import { describeCustomerInfo, describeCustomerUin, queryCustomersCredit } from "./look-ups.ts";
import type { Profile } from "./options.ts";
import { sendVerifyCode } from "./send-verify-code.ts";
import { trades } from "./trades.ts";

const list =
  (response: Record<string, unknown>): Action =>
  (input) =>
    misfit(input, {}) ?? { response };

interface Listed {
  perSecond: number;
  run: Action;
  /** The one document that knows it. */
  onlyIn?: Profile;
}

const actions: Record<string, Listed> = {
  CreateAccount: { perSecond: 5, run: createAccount },
  SendVerifyCode: { perSecond: 20, run: sendVerifyCode },
  GetCountryCodes: { perSecond: 5, run: list({ Data: countries }) },
  GetTradeConfigList: { perSecond: 5, run: list({ TradeList: trades }), onlyIn: "current" },
  QueryCustomersCredit: { perSecond: 5, run: queryCustomersCredit },
  DescribeCustomerUin: { perSecond: 20, run: describeCustomerUin },
  DescribeCustomerInfo: { perSecond: 20, run: describeCustomerInfo },
};

/** `service` is its name in the scope of a signature. */
export const partner = { service: "intlpartnersmgt", version: "2022-09-28", actions };
