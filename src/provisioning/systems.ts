import type { PhoneForm } from "../flows/effects.ts";
import type { ChatApi } from "../tencent/chat.ts";
import type { DomainApi } from "../tencent/domain.ts";
import type { LcicApi } from "../tencent/lcic.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import { accountSystem } from "./account/system.ts";
import { classroomSystem } from "./classroom/system.ts";
import { contactSystem } from "./contact.ts";
import { kindsOf } from "./kinds.ts";
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

/** For each kind of request, the system that does it. */
const makers: Record<string, (p: Parts, apis: Apis) => System> = {
  open: (p, { accounts: api, partner }) => accountSystem(p, { api, partner, times: p.times }),
  verify: (p, { contacts, partner }) => contactSystem(p, { ...contacts!, partner: `${partner} domain` }),
  official: (p, { officials, partner }) =>
    officialSystem(p, { ...officials!, partner: `${partner} chat ${officials!.sdkAppId}` }),
  classroom: (p, { classrooms, partner }) =>
    classroomSystem(p, { ...classrooms!, partner: `${partner} lcic ${classrooms!.sdkAppId}` }),
};

/** The systems of all kinds that this desk has the services for. */
export function systems(p: Parts, apis: Apis): System[] {
  return kindsOf(apis).map((kind) => makers[kind]!(p, apis));
}
