import { z } from "zod";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

const registerUserInput = z.object({
  sdkAppId: z.int().positive(),
  /**
   * Our id of the user. The document makes it optional; without it nobody could find the user when the answer is lost.
   */
  originId: z.string().regex(/\S/),
  name: z.string().min(1).optional(),
  avatar: z.string().min(1).optional(),
});

export type RegisterUserInput = z.input<typeof registerUserInput>;

/**
 * A user and their token. Whoever has the token gets in for seven days, so it is shown to the user alone and never
 * logged.
 */
export interface LoggedIn {
  userId: string;
  token: string;
}

export const loggedIn = z
  .object({ UserId: z.string().min(1), Token: z.string().min(1) })
  .transform(({ UserId, Token }): LoggedIn => ({ userId: UserId, token: Token }));

/**
 * RegisterUser (document of 2024-04-01; 20 requests/s). A second call with the same OriginId is refused, so the call
 * may be repeated.
 */
export async function registerUser(
  cloud: CloudApi,
  input: RegisterUserInput,
  options?: CallOptions,
): Promise<CallOutcome<LoggedIn>> {
  const read = registerUserInput.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  const { sdkAppId, originId, name, avatar } = read.data;
  const params = { SdkAppId: sdkAppId, Name: name, OriginId: originId, Avatar: avatar };
  return cloud.call("RegisterUser", params, loggedIn, { ...options, ownConnection: true });
}
