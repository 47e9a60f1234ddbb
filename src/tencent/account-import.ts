import { z } from "zod";
import type { ChatRest } from "./chat-transport.ts";
import { atMostBytes } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions } from "./transport.ts";

/** The longest id of a person in Chat (bytes). */
export const userIdLimit = 32;

const accountImportInput = z.object({
  userId: atMostBytes(userIdLimit).regex(/^\S+$/),
  nick: z.string().min(1).optional(),
  avatar: z.string().min(1).optional(),
});

export type AccountImportInput = z.input<typeof accountImportInput>;

const reply = z.object({}).transform(() => null);

/** account_import (200 requests/s): takes a person into the Chat application. Importing twice is the same as once. */
export async function accountImport(
  chat: ChatRest,
  input: AccountImportInput,
  options?: CallOptions,
): Promise<CallOutcome<null>> {
  const read = accountImportInput.safeParse(input);
  if (!read.success) return { is: "not-sent", why: "bad-input" };
  const { userId, nick, avatar } = read.data;
  return chat.call("im_open_login_svc/account_import", { UserID: userId, Nick: nick, FaceUrl: avatar }, reply, options);
}
