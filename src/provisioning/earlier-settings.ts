import { createChatApi } from "../tencent/chat.ts";
import type { ChatRest } from "../tencent/chat-transport.ts";
import { t } from "../words/words.ts";
import { classroomSystem } from "./classroom/system.ts";
import { settingsOf } from "./kinds.ts";
import { officialSystem } from "./official.ts";
import type { Creation, CreationOf } from "./protocol/creation.ts";
import type { Parts, System } from "./protocol/dependencies.ts";
import type { Apis } from "./systems.ts";

/**
 * Finds the creation of an attempt, also of one that was sent under settings that are gone or name another application
 * by now.
 */
export function creationsOf(p: Parts, apis: Apis, given: readonly Pick<System, "creation">[]): CreationOf {
  return ({ api, partner }) => {
    const its = given.find(({ creation }) => creation.api === api && creation.partner === partner);
    const creation = its?.creation ?? earlierCreation(p, apis, partner);
    return creation?.api === api ? creation : undefined;
  };
}

/**
 * A creation for an attempt of earlier settings. Without its settings this desk has no key to a Chat application, so
 * nobody can look and operators must judge.
 */
function earlierCreation(p: Parts, { partner: world, anyClassroom }: Apis, partner: string): Creation | undefined {
  const [service, sdkAppId] = [serviceOf(world, partner), Number(partner.split(" ").at(-1))];
  if (service === "lcic" && anyClassroom) return classroomSystem(p, { ...anyClassroom, sdkAppId, partner }).creation;
  if (service !== "chat") return undefined;
  const { creation } = officialSystem(p, { api: createChatApi(nowhere), partner });
  const outOfReach = t("create.evidence.out-of-reach", { settings: settingsOf("official")!, app: String(sdkAppId) });
  return { ...creation, outOfReach };
}

function serviceOf(world: string, partner: string): string | undefined {
  return partner.startsWith(`${world} `) ? partner.slice(world.length + 1).split(" ")[0] : undefined;
}

const nowhere: ChatRest = {
  call: async () => ({ is: "not-sent", why: "credentials" }),
  close: async () => {},
};
