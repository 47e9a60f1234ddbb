import { z } from "zod";
import type { ChatRest } from "./chat-transport.ts";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions } from "./transport.ts";

const item = z.object({ UserID: z.string(), ResultCode: z.int().default(0), AccountStatus: text });
const reply = z.object({ ResultItem: z.array(item) });

/** account_check (100 requests/s; 1 to 100 accounts a call, we ask for one): whether this account is in the Chat application. */
export async function accountCheck(
  chat: ChatRest,
  userId: string,
  options?: CallOptions,
): Promise<CallOutcome<{ imported: boolean }>> {
  if (!/\S/.test(userId)) return { is: "not-sent", why: "bad-input" };
  const params = { CheckItem: [{ UserID: userId }] };
  const answer = await chat.call("im_open_login_svc/account_check", params, reply, options);
  if (answer.is !== "done") return answer;
  const { value, ...rest } = answer;
  const found = value.ResultItem.find(({ UserID }) => UserID === userId);
  if (!found) return { is: "unknown", why: "bad-shape", status: 200, requestId: rest.requestId };
  if (found.ResultCode !== 0) return { ...rest, is: "refused", code: String(found.ResultCode), message: "" };
  return { ...rest, value: { imported: found.AccountStatus === "Imported" } };
}
