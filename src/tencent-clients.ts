import type { PhoneForm } from "./flows/effects.ts";
import type { Apis } from "./provisioning/systems.ts";
import type { ChatAdmin } from "./tencent/admin-sig.ts";
import { chatUrl, createChatApi } from "./tencent/chat.ts";
import { createChatRest } from "./tencent/chat-transport.ts";
import { createDomainApi, domainService } from "./tencent/domain.ts";
import { createLcicApi, lcicService } from "./tencent/lcic.ts";
import { createPartnerApi, partnerService } from "./tencent/partner.ts";
import type { Credential } from "./tencent/tc3.ts";
import { createCloudApi } from "./tencent/transport.ts";

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
  clock: () => number;
  proxy?: string | undefined;
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
