import { userIdLimit } from "./account-import.ts";
import { chatRates } from "./chat.ts";
import { officialAccountLimits } from "./create-official-account.ts";
import { domainRates, domainService } from "./domain.ts";
import { lcicRates, lcicService } from "./lcic.ts";
import { partnerRates, partnerService } from "./partner.ts";
import { forbiddenDialCodes } from "./phone-number.ts";

/** The rule that a parameter must meet before anything is sent, or what the bot puts there itself. */
type Rule = string;

export interface ListedApi {
  action: string;
  perSecond: number;
  parameters: Record<string, Rule>;
  /** What becomes of each member of the answer, by its name. */
  returns: Record<string, string>;
}

export interface ListedService {
  name: string;
  at: string;
  errors: "partner" | "domain" | "lcic" | "chat";
  common: "cloud" | "chatCommon";
  apis: ListedApi[];
}

type Without<Rates> = { [Action in keyof Rates]: Omit<ListedApi, "action" | "perSecond"> };

/** A list of APIs in which every API has a rate and every rate an API. The compiler checks it. */
function listed<Rates extends Record<string, number>>(rates: Rates, apis: Without<Rates>): ListedApi[] {
  return Object.entries(apis).map(([action, api]) => ({ action, perSecond: rates[action]!, ...api }));
}

const dialCode = `the country's dialling code, digits without plus, not ${forbiddenDialCodes.join(", ")}`;
const phone = "1 to 32 digits, without the dialling code";
const requestId = "kept in the case file and shown when an operator is needed";
const call = "0 is success, any other is read as in the table of errors";
const loggedIn = {
  UserId: "kept in the case file and shown",
  Token: "a secret for 7 days: sealed, revealed once to the person entitled, in no log and no case file",
  RequestId: requestId,
};
const bytes = (most: number) => `at most ${most} bytes of UTF-8`;

/** Every API that is called, parameter by parameter: what the documents list and what is done about it here. */
export const services: ListedService[] = [
  {
    name: "Accounts",
    at: `${partnerService.host}, version ${partnerService.version}`,
    errors: "partner",
    common: "cloud",
    apis: listed(partnerRates, {
      CreateAccount: {
        parameters: {
          AccountType: "personal or company",
          Mail: "one @ and no blanks",
          Password: "8 to 20 characters with digits, letters and symbols out of !@#$%^&*(), no spaces",
          ConfirmPassword: "the bot repeats Password",
          PhoneNum: phone,
          CountryCode: dialCode,
          Area: "two capitals such as HK, which GetCountryCodes pairs with the dialling code",
          Extended: "never sent",
          VerifyCode: "6 digits; never left out, so the call never texts",
          TradeOne: "an id out of GetTradeConfigList; not sent where the profile is 2024",
          TradeTwo: "an id under that industry; not sent where the profile is 2024",
          CustomerName: "2 to 200 characters, not digits only; may be left out, and is where the profile is 2024",
        },
        returns: {
          Uin: "the account's number: kept in the case file and shown; without it the outcome is unknown",
          Reason: "anything but success goes to an operator: the account may not be bound to us",
          RequestId: requestId,
        },
      },
      SendVerifyCode: {
        parameters: { CountryCode: dialCode, PhoneNum: phone },
        returns: { RequestId: requestId },
      },
      GetCountryCodes: { parameters: {}, returns: { Data: "the choices of countries, kept for a day" } },
      GetTradeConfigList: { parameters: {}, returns: { TradeList: "the choices of industries, kept for a day" } },
      QueryCustomersCredit: {
        parameters: {
          FilterType: "the bot: Email",
          Filter: "the bot: the mail of the case",
          Page: "the bot: from 1",
          PageSize: "the bot: 20",
          Order: "the bot: desc, the newest first",
        },
        returns: { Data: "compared with the case: mail, phone and time", Total: "how many there are" },
      },
      DescribeCustomerUin: {
        parameters: { Page: "the bot: from 1", PageSize: "the bot" },
        returns: { Data: "UINs", Total: "how many there are" },
      },
      DescribeCustomerInfo: {
        parameters: { CustomerUin: "the bot: 1 to 20 UINs" },
        returns: { Data: "compared with the case" },
      },
    }),
  },
  {
    name: "Contacts of domains",
    at: `${domainService.host}, version ${domainService.version}`,
    errors: "domain",
    common: "cloud",
    apis: listed(domainRates, {
      SendIntlPhoneEmailCode: {
        parameters: {
          Type: "1 for a phone, 2 for a mail",
          Code: `a mail, or a phone of ${phone}; in the form of TENCENT_DOMAIN_PHONE, and in the other when that is refused`,
        },
        returns: { RequestId: requestId },
      },
      CreateIntlPhoneEmail: {
        parameters: {
          Type: "1 for a phone, 2 for a mail",
          Code: "the very string that the code was sent to",
          VerifyCode: "1 to 32 digits or letters; the document gives no length",
        },
        returns: { RequestId: requestId },
      },
      DescribeIntlPhoneEmailList: {
        parameters: {
          Type: "1 for a phone, 2 for a mail",
          Limit: "the bot: 200",
          Offset: "the bot: from 0 to the end",
        },
        returns: {
          PhoneEmailList: "searched for the contact, in either form of its phone",
          TotalCount: "absent is believed only after that many rows",
        },
      },
    }),
  },
  {
    name: "Classroom users",
    at: `${lcicService.host}, version ${lcicService.version}`,
    errors: "lcic",
    common: "cloud",
    apis: listed(lcicRates, {
      RegisterUser: {
        parameters: {
          SdkAppId: "the bot: LCIC_SDK_APP_ID",
          Name: "may be left out",
          OriginId: "not blank; always sent, as the key that finds the user again",
          Avatar: "may be left out",
        },
        returns: loggedIn,
      },
      LoginOriginId: {
        parameters: { SdkAppId: "the bot: LCIC_SDK_APP_ID", OriginId: "not blank" },
        returns: loggedIn,
      },
      LoginUser: { parameters: { UserId: "the bot: of the case" }, returns: loggedIn },
      DescribeUser: {
        parameters: { UserId: "the bot: of the case" },
        returns: {
          SdkAppId: "compared with ours",
          Name: "compared with the case",
          Avatar: "compared with the case",
          OriginId: "compared with the case",
        },
      },
    }),
  },
  {
    name: "Official accounts of Tencent Chat",
    at: "the host of the application's region (TENCENT_CHAT_URL), signed as CHAT_ADMIN with CHAT_SECRET_KEY",
    errors: "chat",
    common: "chatCommon",
    apis: listed(chatRates, {
      create_official_account: {
        parameters: {
          Owner_Account: "not blank; taken into the Chat application first when it is not there",
          OfficialAccountUserID: "the bot: @TOA#_ and the case's own id; always sent, as the key that finds it again",
          Name: `not blank, ${bytes(officialAccountLimits.name)}`,
          Introduction: `${bytes(officialAccountLimits.introduction)}; may be left out`,
          FaceUrl: `${bytes(officialAccountLimits.avatar)}; may be left out`,
          MaxSubscriberNum: "a whole number above 0; 100000 when left out",
          Organization: `${bytes(officialAccountLimits.organization)}; may be left out`,
          CustomString: `${bytes(officialAccountLimits.custom)}; may be left out`,
        },
        returns: {
          ActionStatus: "must be OK beside an ErrorCode of 0, else the outcome is unknown",
          ErrorCode: call,
          ErrorInfo: "for the log, without anything that was sent",
          OfficialAccountUserID: "kept in the case file and shown",
        },
      },
      get_official_account_info: {
        parameters: {
          OfficialAccountIdList: "the bot: the one id of the case, of 50 that there may be",
          ResponseFilter: "the bot: time, name, owner and the custom text",
        },
        returns: { OfficialAccountInfoList: "compared with the case: its owner" },
      },
      account_check: {
        parameters: { CheckItem: "the bot: the one owner, of 100 that there may be" },
        returns: { ResultItem: "only Imported means that the owner is there" },
      },
      account_import: {
        parameters: {
          UserID: `no blanks, at most ${userIdLimit} bytes of UTF-8`,
          Nick: "may be left out",
          FaceUrl: "may be left out",
        },
        returns: { ErrorCode: call },
      },
    }),
  },
];
