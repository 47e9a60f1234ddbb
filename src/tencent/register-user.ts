import { z } from "zod";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

const registerUserInput = z.object({
  sdkAppId: z.int().positive(),
  /** Optional in the document and always ours: without it a lost answer leaves a user that nobody can find. */
  originId: z.string().regex(/\S/),
  name: z.string().min(1).optional(),
  avatar: z.string().min(1).optional(),
});

export type RegisterUserInput = z.input<typeof registerUserInput>;

/** `token` lets in whoever has it, for seven days: it belongs to its user alone and in no log. */
export interface LoggedIn {
  userId: string;
  token: string;
}

export const loggedIn = z
  .object({ UserId: z.string().min(1), Token: z.string().min(1) })
  .transform(({ UserId, Token }): LoggedIn => ({ userId: UserId, token: Token }));

/** RegisterUser (document of 2024-04-01; 20 requests/s). Twice under one OriginId is refused, so it may be sent again. */
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
