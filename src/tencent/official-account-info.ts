import { z } from "zod";
import type { ChatRest } from "./chat-transport.ts";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions } from "./transport.ts";

/** As Tencent gives it; "" is nothing. */
export interface OfficialAccount {
  id: string;
  owner: string;
  name: string;
  custom: string;
  /** Seconds since 1970 as digits, as far as the document's sibling pages tell. */
  createdAt: string;
}

const item = z.looseObject({
  Official_Account: z.string().min(1),
  ErrorCode: z.int().default(0),
  ErrorInfo: z.string().default(""),
  Owner_Account: text,
  Name: text,
  CustomString: text,
  CreateTime: text,
});

const reply = z.object({ OfficialAccountInfoList: z.array(item).nullish() });

/** An item may fail by itself; these say nothing about whether the account is there. */
const troubles = [10004, 20005, 60007, 60008, 60011, 60018, 60019];

/** get_official_account_info (200 requests/s, document of 2024-07-16): the official account with this id, undefined when there is none. */
export async function officialAccountInfo(
  chat: ChatRest,
  id: string,
  options?: CallOptions,
): Promise<CallOutcome<OfficialAccount | undefined>> {
  if (!/\S/.test(id)) return { is: "not-sent", why: "bad-input" };
  const filter = ["CreateTime", "Name", "Owner_Account", "CustomString"];
  const params = {
    OfficialAccountIdList: [{ Official_Account: id }],
    ResponseFilter: { OfficialAccountBaseInfoFilter: filter },
  };
  const answer = await chat.call("official_account_open_http_svc/get_official_account_info", params, reply, options);
  if (answer.is !== "done") return answer;
  const { value, ...rest } = answer;
  const found = (value.OfficialAccountInfoList ?? []).find(({ Official_Account }) => Official_Account === id);
  if (found && troubles.includes(found.ErrorCode)) {
    return { ...rest, is: "refused", code: String(found.ErrorCode), message: "" };
  }
  if (found?.ErrorCode !== 0) return { ...rest, value: undefined };
  const { Owner_Account: owner, Name: name, CustomString: custom, CreateTime: createdAt } = found;
  return { ...rest, value: { id, owner, name, custom, createdAt } };
}
