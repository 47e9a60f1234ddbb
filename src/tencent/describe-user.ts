import { z } from "zod";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

/** A classroom user as Tencent gives it. "" means that there is nothing. */
export interface ClassroomUser {
  sdkAppId: number;
  originId: string;
  name: string;
  avatar: string;
}

const reply = z.object({ SdkAppId: z.int().positive(), OriginId: text, Name: text, Avatar: text }).transform(
  ({ SdkAppId, OriginId, Name, Avatar }): ClassroomUser => ({
    sdkAppId: SdkAppId,
    originId: OriginId,
    name: Name,
    avatar: Avatar,
  }),
);

/**
 * DescribeUser (20 requests/s): a user by Tencent's id, without giving out a token. A user is found by OriginId only
 * with LoginOriginId.
 */
export async function describeUser(
  cloud: CloudApi,
  userId: string,
  options?: CallOptions,
): Promise<CallOutcome<ClassroomUser>> {
  if (!/\S/.test(userId)) return { is: "not-sent", why: "bad-input" };
  return cloud.call("DescribeUser", { UserId: userId }, reply, options);
}
