import type { PhoneForm } from "../flows/effects.ts";
import type { Log } from "../machine/log.ts";
import { traced, untold } from "../machine/trail.ts";
import type { Sandbox } from "../practice/server.ts";
import type { Apis } from "../provisioning/systems.ts";
import { chatUrl, createChatApi } from "../tencent/chat.ts";
import { type ChatRest, createChatRest } from "../tencent/chat-transport.ts";
import type { Connections } from "../tencent/connections.ts";
import { createDomainApi, domainService } from "../tencent/domain.ts";
import { createLcicApi, lcicService } from "../tencent/lcic.ts";
import type { CallOutcome } from "../tencent/outcome.ts";
import { createPartnerApi, partnerService } from "../tencent/partner.ts";
import type { TakeSlot } from "../tencent/slot.ts";
import type { HttpProxy } from "../tencent/through-proxy.ts";
import { type CloudApi, createCloudApi, type Took } from "../tencent/transport.ts";
import { briefly } from "./call-log.ts";
import { realOf, type TencentAccess } from "./real-tencent.ts";
import type { Config } from "./settings/config.ts";
import { proxyIn } from "./settings/proxy.ts";
import type { Times } from "./times.ts";

export interface ApiOptions extends TencentAccess {
  /** The form in which phones of domain contacts are tried first. */
  domainPhone: PhoneForm;
  /** How long a classroom token waits to be shown (ms). */
  secretMs: number;
  deadlineMs: number;
  takeSlot?: TakeSlot | undefined;
  /** Told how long each call took (ms), the wait for its slot left out. */
  took?: Took | undefined;
  /** Called with how each call ended. */
  called?: ((api: string, outcome: CallOutcome<unknown>) => void) | undefined;
  /** Gets a line for each call. Nothing is logged when left out. */
  log?: Pick<Log, "info"> | undefined;
  clock: () => number;
  proxy?: HttpProxy | undefined;
  /** Replaces the network. */
  connections?: Connections;
  /** Draws a whole number from 0 up to, not including, `below`. */
  draw?: (below: number) => number;
}

/** A desk's clients: for the practice Tencent while practising, else for the real one. */
export function tencentOf(
  config: Config,
  { flows, protocol }: Times,
  practice: Sandbox | undefined,
  { takeSlot, called, took, log }: Pick<ApiOptions, "takeSlot" | "called" | "took" | "log">,
) {
  return createApis({
    ...(practice ? practised(practice) : realOf(config)),
    domainPhone: config.TENCENT_DOMAIN_PHONE,
    secretMs: flows.deliverableMs,
    deadlineMs: protocol.sendMs - Math.min(5_000, protocol.sendMs / 2),
    takeSlot,
    called,
    took,
    log,
    clock: Date.now,
    proxy: proxyIn(config),
  });
}

/** One client for each of Tencent's services that this desk may use. */
export function createApis({ credential, urls, domainPhone, lcic, chat, secretMs, called, log, ...wire }: ApiOptions) {
  const heard = <Api extends Calls>(api: Api): Api => withEars(api, { called, log });
  const clouds = [
    createCloudApi({ ...partnerService, url: urls.partner, credential, ...wire }),
    createCloudApi({ ...domainService, url: urls.domain, credential, ...wire }),
    createCloudApi({ ...lcicService, url: urls.lcic, credential, ...wire }),
  ] as const;
  const rest = chat && createChatRest({ url: urls.chat ?? chatUrl, admin: chat, ...wire });
  const [partner, domain, classroom] = clouds;
  const anyClassroom = { api: createLcicApi(heard(classroom)), secretMs };
  const apis: Omit<Apis, "partner"> = {
    accounts: createPartnerApi(heard(partner)),
    contacts: { api: createDomainApi(heard(domain)), form: domainPhone },
    ...(rest && { officials: { api: createChatApi(heard(rest)), sdkAppId: chat.sdkAppId } }),
    ...(lcic !== undefined && { classrooms: { ...anyClassroom, sdkAppId: lcic } }),
    anyClassroom,
  };
  return {
    apis,
    /** Resolves when calls under way have ended. */
    async close(): Promise<void> {
      await Promise.all([...clouds, ...(rest ? [rest] : [])].map((client) => client.close()));
    },
  };
}

type Calls = Pick<CloudApi | ChatRest, "call" | "close">;

/**
 * Has each call told, logged and traced. A command of Chat's is named by the last part of its path, an action of the others
 * by itself. Tencent hears nothing of the trace.
 */
function withEars<Api extends Calls>(api: Api, { called, log }: Pick<ApiOptions, "called" | "log">): Api {
  const call: CloudApi["call"] = (action, ...rest) => {
    const name = action.split("/").at(-1)!;
    const began = performance.now();
    return traced("call", { "frontdesk.api": name }, async (told) => {
      const outcome = await untold(() => api.call(action, ...rest));
      const { is, code, requestId } = briefly(outcome);
      told({
        "frontdesk.is": is,
        ...(code !== undefined && { "frontdesk.code": code }),
        ...(requestId !== undefined && { "frontdesk.tencent_request": requestId }),
      });
      log?.info({ api: name, is, code, requestId, ms: Math.round(performance.now() - began) }, "Tencent was called");
      called?.(name, outcome);
      return outcome;
    });
  };
  return { ...api, call };
}

/** The options for the practice Tencent, which has all services at one address. */
function practised({ url, secretId, secretKey, lcic, chat }: Sandbox): TencentAccess {
  const urls = { partner: url, domain: url, lcic: url, chat: url };
  return { credential: async () => ({ secretId, secretKey }), urls, lcic: lcic.sdkAppId, chat };
}
