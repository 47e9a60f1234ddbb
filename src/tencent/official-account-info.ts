import { z } from "zod";
import type { ChatRest } from "./chat-transport.ts";
import { explain, unlisted } from "./errors.ts";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions } from "./transport.ts";

/** An official account as Tencent gives it. "" means that there is nothing. */
export interface OfficialAccount {
  id: string;
  owner: string;
  name: string;
  custom: string;
  /** Seconds since 1970 as digits. This document does not say so, but related pages do. */
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

const command = "get_official_account_info";

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
  const answer = await chat.call(`official_account_open_http_svc/${command}`, params, reply, options);
  if (answer.is !== "done") return answer;
  const { value, ...rest } = answer;
  const found = (value.OfficialAccountInfoList ?? []).find(({ Official_Account }) => Official_Account === id);
  if (!found) return { ...rest, value: undefined };
  const code = String(found.ErrorCode);
  if (found.ErrorCode !== 0)
    return saysAbsent(code) ? { ...rest, value: undefined } : { ...rest, is: "refused", code, message: "" };
  const { Owner_Account: owner, Name: name, CustomString: custom, CreateTime: createdAt } = found;
  return { ...rest, value: { id, owner, name, custom, createdAt } };
}

/**
 * Whether a code says that the account does not exist. No document names the code, so one that is in no table counts
 * too.
 */
function saysAbsent(code: string): boolean {
  const row = explain(command, code);
  return row === unlisted || row.absent === true;
}
