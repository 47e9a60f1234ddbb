import type { PhoneForm } from "../flows/effects.ts";
import type { ChatApi } from "../tencent/chat.ts";
import type { DomainApi } from "../tencent/domain.ts";
import type { LcicApi } from "../tencent/lcic.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import { accountSystem } from "./account/system.ts";
import { classroomSystem } from "./classroom/system.ts";
import { contactSystem } from "./contact.ts";
import { officialSystem } from "./official.ts";
import type { Parts, System } from "./protocol/dependencies.ts";

/** The clients of Tencent's services that this desk was given. What is left out is not offered. */
export interface Apis {
  /** The Tencent account, by the name of the world the desk works in. */
  partner: string;
  accounts: PartnerApi;
  contacts?: { api: DomainApi; form: PhoneForm };
  officials?: { api: ChatApi; sdkAppId: number };
  classrooms?: { api: LcicApi; sdkAppId: number; secretMs: number };
  /** The classroom service for any application, because the key to it is the account's and not the application's. */
  anyClassroom?: { api: LcicApi; secretMs: number };
}

type Part = Exclude<keyof Apis, "partner" | "anyClassroom">;

interface Kind {
  needs: Part;
  make: (p: Parts, apis: Apis) => System;
  /** The settings that an operator must set for this kind. Left out for a kind that needs none. */
  settings?: string;
}

/** For each kind of request, the services that it needs, and the system that does it. */
const kinds: Record<string, Kind> = {
  open: {
    needs: "accounts",
    make: (p, { accounts: api, partner }) => accountSystem(p, { api, partner, times: p.times }),
  },
  verify: {
    needs: "contacts",
    make: (p, { contacts, partner }) => contactSystem(p, { ...contacts!, partner: `${partner} domain` }),
  },
  official: {
    needs: "officials",
    settings: "CHAT_SDK_APP_ID, CHAT_SECRET_KEY",
    make: (p, { officials, partner }) =>
      officialSystem(p, { ...officials!, partner: `${partner} chat ${officials!.sdkAppId}` }),
  },
  classroom: {
    needs: "classrooms",
    settings: "LCIC_SDK_APP_ID",
    make: (p, { classrooms, partner }) =>
      classroomSystem(p, { ...classrooms!, partner: `${partner} lcic ${classrooms!.sdkAppId}` }),
  },
};

/** The kinds of request that can be done with these services, by the ids of their flows. */
export function kindsOf(apis: Partial<Record<Part, unknown>>): string[] {
  return Object.keys(kinds).filter((kind) => apis[kinds[kind]!.needs] !== undefined);
}

export function settingsOf(kind: string): string | undefined {
  return kinds[kind]?.settings;
}

/** The systems of all kinds that this desk has the services for. */
export function systems(p: Parts, apis: Apis): System[] {
  return kindsOf(apis).map((kind) => kinds[kind]!.make(p, apis));
}
