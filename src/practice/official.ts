import { randomBytes } from "node:crypto";
import type { Answer, Input, World } from "./answer.ts";
import { type ChatCommand, chatOk, chatRefuse } from "./chat-answer.ts";
import type { ChatApp } from "./chat-apps.ts";
import { text } from "./fields.ts";
import { faultCodes } from "./keyed-faults.ts";
import { make } from "./make-with-faults.ts";

/** The error codes on the page of create_official_account, and on the page that holds for every command. */
export const chatCodes = [
  ...["6017", "10004", "20001", "20005", "130007", "130008", "131000", "130010"],
  ...["60002", "60003", "60004", "60005", "60006", "60007", "60008", "60009", "60010", "60011", "60012"],
  ...["60013", "60014", "60015", "60016", "60017", "60018", "60019", "60020", "60021"],
  ...["70001", "70003", "70009", "70013", "70014", "70016", "70020", "70050", "70051"],
  ...["70107", "70169", "70398", "70402", "70403", "70500"],
];

const strings: [name: string, mostBytes: number][] = [
  ["Name", 150],
  ["Introduction", 400],
  ["FaceUrl", 500],
  ["Organization", 500],
  ["CustomString", 3000],
];
const prefix = "@TOA#_";
const trialAccounts = 5;
const trialMs = 30 * 24 * 60 * 60_000;
const mostLookedUp = 50;

/** create_official_account, as its page describes it. */
export const createOfficialAccount: ChatCommand = (input, world, app) => {
  const wrong = packetMistake(input) ?? planMistake(world, app) ?? parameterMistake(input);
  if (wrong) return wrong;
  const { books } = world;
  const { sdkAppId } = app;
  const owner = text(input, "Owner_Account");
  if (!books.chatApps.isIn(sdkAppId, owner)) return chatRefuse(70107, "The owner has not been imported.");
  const id = text(input, "OfficialAccountUserID") || `${prefix}${prefix}${randomBytes(4).toString("hex")}`;
  if (!id.startsWith(prefix) || id.length === prefix.length)
    return chatRefuse(130007, "The id must begin with @TOA#_.");
  if (books.officialAccounts.get(sdkAppId, id)) return chatRefuse(130008, "The id is in use.");
  if (app.plan === "trial" && books.officialAccounts.count(sdkAppId) >= trialAccounts) {
    return chatRefuse(130010, "There are as many official accounts as the plan allows.");
  }
  const account = {
    id,
    sdkAppId,
    owner,
    name: text(input, "Name"),
    introduction: text(input, "Introduction"),
    avatar: text(input, "FaceUrl"),
    organization: text(input, "Organization"),
    custom: text(input, "CustomString"),
    mostSubscribers: Number(input.MaxSubscriberNum ?? 100_000),
  };
  const making = {
    words: [owner, account.name],
    key: officialKey(sdkAppId, id),
    codes: chatCodes,
    faultCodes: faultCodes.create_official_account,
    isFree: () => !books.officialAccounts.get(sdkAppId, id),
    make(at: number, visibleAt: number): Answer {
      books.officialAccounts.add({ ...account, at, visibleAt });
      return chatOk({ OfficialAccountUserID: id });
    },
    refuse: chatRefuse,
  };
  return make(making, world);
};

/**
 * get_official_account_info, as its page describes it. The page does not say what an unknown id looks like; here it is
 * an item with 130007.
 */
export const getOfficialAccountInfo: ChatCommand = (input, { books, now }, { sdkAppId }) => {
  const items: unknown[] = Array.isArray(input.OfficialAccountIdList) ? input.OfficialAccountIdList : [];
  const ids = items.map((item) => text((item ?? {}) as Input, "Official_Account"));
  if (ids.length < 1 || ids.length > mostLookedUp || ids.includes("")) {
    return chatRefuse(20001, `Ask for 1 to ${mostLookedUp} official accounts.`);
  }
  if (ids.some((id) => books.useMark(`blind:${officialKey(sdkAppId, id)}`))) {
    return chatRefuse(10004, "Internal server error. Please try again.");
  }
  const filter = (input.ResponseFilter as Input | undefined)?.OfficialAccountBaseInfoFilter;
  const OfficialAccountInfoList = ids.map((Official_Account) => {
    const account = books.officialAccounts.get(sdkAppId, Official_Account);
    if (!account || account.visibleAt > now) {
      return { Official_Account, ErrorCode: 130007, ErrorInfo: "There is no such official account." };
    }
    const all: Record<string, unknown> = {
      CreateTime: Math.floor(account.at / 1000),
      Name: account.name,
      Owner_Account: account.owner,
      LastMsgTime: 0,
      SubscriberNum: 0,
      Introduction: account.introduction,
      FaceUrl: account.avatar,
      Organization: account.organization,
      CustomString: account.custom,
    };
    const shown = Object.entries(all).filter(([name]) => !Array.isArray(filter) || filter.includes(name));
    return { Official_Account, ErrorCode: 0, ErrorInfo: "", ...Object.fromEntries(shown) };
  });
  return chatOk({ OfficialAccountInfoList });
};

/** The error answer for a packet that cannot be read: a field has another type, or a required one is missing. */
function packetMistake(input: Input): Answer | undefined {
  const names = ["Owner_Account", "OfficialAccountUserID", ...strings.map(([name]) => name)];
  const odd = names.find((name) => input[name] !== undefined && typeof input[name] !== "string");
  if (odd) return chatRefuse(20001, `${odd} must be a string.`);
  const most = input.MaxSubscriberNum;
  if (most !== undefined && !Number.isSafeInteger(most))
    return chatRefuse(20001, "MaxSubscriberNum must be an integer.");
  const absent = ["Owner_Account", "Name"].find((name) => text(input, name) === "");
  return absent ? chatRefuse(20001, `${absent} is missing.`) : undefined;
}

function parameterMistake(input: Input): Answer | undefined {
  const long = strings.find(([name, most]) => Buffer.byteLength(text(input, name)) > most);
  if (long) return chatRefuse(6017, `${long[0]} may have ${long[1]} bytes.`);
  return Number(input.MaxSubscriberNum ?? 1) < 1 ? chatRefuse(6017, "MaxSubscriberNum begins at 1.") : undefined;
}

function planMistake({ now }: World, { plan, since }: ChatApp): Answer | undefined {
  const isOver = plan === "trial" && since > 0 && now - since >= trialMs;
  return isOver ? chatRefuse(131000, "Official accounts are not enabled for this application.") : undefined;
}

function officialKey(sdkAppId: number, id: string): string {
  return `official:${sdkAppId}:${id}`;
}
