import { accountCheck } from "./account-check.ts";
import { type AccountImportInput, accountImport } from "./account-import.ts";
import type { ChatRest } from "./chat-transport.ts";
import { type CreateOfficialAccountInput, createOfficialAccount } from "./create-official-account.ts";
import { officialAccountInfo } from "./official-account-info.ts";
import type { CallOptions } from "./transport.ts";

/** The host of applications in Singapore. Other regions have hosts of their own, which the document lists. */
export const chatUrl = "https://adminapisgp.im.qcloud.com";

/** Requests a second that Tencent documents for the whole application. */
export const chatRates = {
  create_official_account: 200,
  get_official_account_info: 200,
  account_check: 100,
  account_import: 200,
} as const;

export type ChatApi = ReturnType<typeof createChatApi>;

/** Chat's commands for official accounts and their owners, bound to one way of calling. */
export function createChatApi(chat: ChatRest) {
  return {
    createOfficialAccount: (input: CreateOfficialAccountInput, options?: CallOptions) =>
      createOfficialAccount(chat, input, options),
    officialAccountInfo: (id: string, options?: CallOptions) => officialAccountInfo(chat, id, options),
    accountCheck: (userId: string, options?: CallOptions) => accountCheck(chat, userId, options),
    accountImport: (input: AccountImportInput, options?: CallOptions) => accountImport(chat, input, options),
  };
}
