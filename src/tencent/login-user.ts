import { z } from "zod";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { LoggedIn } from "./register-user.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

/** LoginUser (20 requests/s): gives a fresh token for a user whose id is known. */
export async function loginUser(
  cloud: CloudApi,
  userId: string,
  options?: CallOptions,
): Promise<CallOutcome<LoggedIn>> {
  if (!/\S/.test(userId)) return { is: "not-sent", why: "bad-input" };
  const reply = z
    .object({ UserId: text, Token: z.string().min(1) })
    .transform(({ UserId, Token }): LoggedIn => ({ userId: UserId || userId, token: Token }));
  return cloud.call("LoginUser", { UserId: userId }, reply, options);
}
