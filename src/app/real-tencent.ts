import { kindsOf } from "../provisioning/kinds.ts";
import type { ChatAdmin } from "../tencent/admin-sig.ts";
import type { Credential } from "../tencent/tc3.ts";
import type { Config } from "./settings/config.ts";

/** How to reach the real Tencent: the account's credential, the addresses, and the account's applications. */
export interface TencentAccess {
  credential: () => Promise<Credential>;
  /** Where to send instead of Tencent's own hosts. */
  urls: Partial<Record<"partner" | "domain" | "lcic" | "chat", string | undefined>>;
  /** The classroom application; without one no classroom users are made. */
  lcic?: number | undefined;
  /** The Chat application; without one no official accounts are made. */
  chat?: ChatAdmin | undefined;
}

/** How to reach the real Tencent with these settings. */
export function realOf(config: Config): TencentAccess {
  const { CHAT_SDK_APP_ID: sdkAppId, CHAT_SECRET_KEY: chatKey } = config;
  return {
    async credential() {
      // read at each call, so that nothing here keeps it once the settings have forgotten it
      const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey } = config;
      const { TENCENTCLOUD_SESSION_TOKEN: token } = config;
      return { secretId: secretId!, secretKey: secretKey!, ...(token && { token }) };
    },
    urls: {
      partner: config.TENCENT_PARTNER_URL,
      domain: config.TENCENT_DOMAIN_URL,
      lcic: config.TENCENT_LCIC_URL,
      chat: config.TENCENT_CHAT_URL,
    },
    lcic: config.LCIC_SDK_APP_ID,
    chat: sdkAppId && chatKey ? { sdkAppId, secretKey: chatKey, identifier: config.CHAT_ADMIN } : undefined,
  };
}

/** The kinds of request that these settings have an API for. The practice Tencent has all of them. */
export function kindsFor(config: Config): string[] {
  const { chat, lcic } = realOf(config);
  const isPractice = config.world === "practice";
  return kindsOf({ accounts: true, contacts: true, officials: isPractice || chat, classrooms: isPractice || lcic });
}
