import { z } from "zod";
import type { ChatRest } from "./chat-transport.ts";
import { atMostBytes } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions } from "./transport.ts";

/** The longest texts of an official account (bytes of UTF-8). A Chinese character takes three. */
export const officialAccountLimits = {
  name: 150,
  introduction: 400,
  avatar: 500,
  organization: 500,
  custom: 3000,
} as const;

const createOfficialAccountInput = z.object({
  /**
   * Our id of the account. The document makes it optional; without it nobody could find the account when the answer is
   * lost.
   */
  id: z.string().regex(/^@TOA#_\S+$/),
  /** An account of the Chat application that has been imported. */
  owner: z.string().regex(/\S/),
  name: atMostBytes(officialAccountLimits.name).regex(/\S/),
  introduction: atMostBytes(officialAccountLimits.introduction).optional(),
  avatar: atMostBytes(officialAccountLimits.avatar).optional(),
  organization: atMostBytes(officialAccountLimits.organization).optional(),
  custom: atMostBytes(officialAccountLimits.custom).optional(),
  /** The most subscribers. Tencent takes 100,000 when left out. */
  mostSubscribers: z.int().positive().optional(),
});

export type CreateOfficialAccountInput = z.input<typeof createOfficialAccountInput>;

const reply = z
  .object({ OfficialAccountUserID: z.string().min(1) })
  .transform(({ OfficialAccountUserID: id }) => ({ id }));

/**
 * create_official_account (200 requests/s). A second call with the same id is refused with 130008, so the call may be
 * repeated.
 */
export async function createOfficialAccount(
  chat: ChatRest,
  input: CreateOfficialAccountInput,
  options?: CallOptions,
): Promise<CallOutcome<{ id: string }>> {
  const read = createOfficialAccountInput.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  const { id, owner, name, introduction, avatar, organization, custom, mostSubscribers } = read.data;
  const params = {
    OfficialAccountUserID: id,
    Owner_Account: owner,
    Name: name,
    Introduction: introduction,
    FaceUrl: avatar,
    MaxSubscriberNum: mostSubscribers,
    Organization: organization,
    CustomString: custom,
  };
  const command = "official_account_open_http_svc/create_official_account";
  return chat.call(command, params, reply, { ...options, ownConnection: true });
}
