import { z } from "zod";
import type { CallOutcome } from "./outcome.ts";
import { type LoggedIn, loggedIn } from "./register-user.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

const loginOriginIdInput = z.object({ sdkAppId: z.int().positive(), originId: z.string().regex(/\S/) });

export type LoginOriginIdInput = z.input<typeof loginOriginIdInput>;

/** LoginOriginId (20 requests/s): finds a user by our own id and gives a fresh token; refused with ResourceNotFound.User when there is none. */
export async function loginOriginId(
  cloud: CloudApi,
  input: LoginOriginIdInput,
  options?: CallOptions,
): Promise<CallOutcome<LoggedIn>> {
  const read = loginOriginIdInput.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  return cloud.call("LoginOriginId", { SdkAppId: read.data.sdkAppId, OriginId: read.data.originId }, loggedIn, options);
}
