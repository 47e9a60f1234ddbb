import type { Config } from "./config.ts";
import type { PhoneForm } from "./flows/effects.ts";
import type { Apis } from "./provisioning/systems.ts";
import type { Sandbox } from "./sandbox/server.ts";
import type { ChatAdmin } from "./tencent/admin-sig.ts";
import { chatUrl, createChatApi } from "./tencent/chat.ts";
import { createChatRest } from "./tencent/chat-transport.ts";
import type { Connections } from "./tencent/connections.ts";
import { createDomainApi, domainService } from "./tencent/domain.ts";
import { createLcicApi, lcicService } from "./tencent/lcic.ts";
import { createPartnerApi, partnerService } from "./tencent/partner.ts";
import type { Credential } from "./tencent/tc3.ts";
import { createCloudApi } from "./tencent/transport.ts";
import type { TakeTurn } from "./tencent/turn.ts";

export interface ApiOptions {
  credential: () => Promise<Credential>;
  /** Where to send instead of Tencent's own hosts. */
  urls: Partial<Record<"partner" | "domain" | "lcic" | "chat", string | undefined>>;
  /** The form in which phones of domain contacts are tried first. */
  domainPhone: PhoneForm;
  /** The classroom application; without one no classroom users are made. */
  lcic?: number | undefined;
  /** The Chat application; without one no official accounts are made. */
  chat?: ChatAdmin | undefined;
  /** How long a classroom token waits to be shown (ms). */
  secretMs: number;
  deadlineMs: number;
  takeTurn?: TakeTurn | undefined;
  clock: () => number;
  proxy?: string | undefined;
  /** The way to each of them; over the network when left out. */
  connections?: Connections;
  /** Draws a whole number from 0 up to, not including, `below`. */
  draw?: (below: number) => number;
}

/** One client for each of Tencent's services that this desk may use. */
export function createApis({ credential, urls, domainPhone, lcic, chat, secretMs, ...wire }: ApiOptions) {
  const clouds = [
    createCloudApi({ ...partnerService, url: urls.partner, credential, ...wire }),
    createCloudApi({ ...domainService, url: urls.domain, credential, ...wire }),
    createCloudApi({ ...lcicService, url: urls.lcic, credential, ...wire }),
  ] as const;
  const rest = chat && createChatRest({ url: urls.chat ?? chatUrl, admin: chat, ...wire });
  const [partner, domain, classroom] = clouds;
  const apis: Omit<Apis, "partner"> = {
    accounts: createPartnerApi(partner),
    contacts: { api: createDomainApi(domain), form: domainPhone },
    ...(rest && { officials: { api: createChatApi(rest), sdkAppId: chat.sdkAppId } }),
    ...(lcic !== undefined && { classrooms: { api: createLcicApi(classroom), sdkAppId: lcic, secretMs } }),
  };
  return {
    apis,
    /** Waits for calls under way. */
    async close(): Promise<void> {
      await Promise.all([...clouds, ...(rest ? [rest] : [])].map((client) => client.close()));
    },
  };
}

type Whose = Pick<ApiOptions, "credential" | "urls" | "lcic" | "chat">;

/** The practice Tencent has all of it at one address. */
export function practised({ url, secretId, secretKey, lcic, chat }: Sandbox): Whose {
  const urls = { partner: url, domain: url, lcic: url, chat: url };
  return { credential: async () => ({ secretId, secretKey }), urls, lcic: lcic.sdkAppId, chat };
}

export function realOf(config: Config): Whose {
  const {
    TENCENTCLOUD_SECRET_ID: secretId,
    TENCENTCLOUD_SECRET_KEY: secretKey,
    TENCENTCLOUD_SESSION_TOKEN: token,
    CHAT_SDK_APP_ID: sdkAppId,
    CHAT_SECRET_KEY: chatKey,
  } = config;
  return {
    credential: async () => ({ secretId: secretId!, secretKey: secretKey!, ...(token && { token }) }),
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
