import type { PhoneForm } from "../flows/effects.ts";
import type { Performer } from "../outbox.ts";
import type { ChatApi } from "../tencent/chat.ts";
import type { DomainApi } from "../tencent/domain.ts";
import type { LcicApi } from "../tencent/lcic.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import { accountSystem } from "./account-system.ts";
import { classroomSystem } from "./classroom-user.ts";
import { contactSystem } from "./contact.ts";
import type { Creation } from "./creation.ts";
import { officialSystem } from "./official.ts";
import type { Parts } from "./parts.ts";

/** Tencent's side as this desk was given it. What is left out is not offered. */
export interface Apis {
  /** Whose account it is, such as the world the desk works in. */
  partner: string;
  accounts: PartnerApi;
  contacts?: { api: DomainApi; form: PhoneForm };
  officials?: { api: ChatApi; sdkAppId: number };
  classrooms?: { api: LcicApi; sdkAppId: number; secretMs: number };
}

/** One system: who does what its flow asks for, and what is looked for when an answer got lost. */
export interface System {
  flow: string;
  performers: Record<string, Performer>;
  creation: Creation;
}

/** Every system this desk was given, one entry each. */
export function systems(p: Parts, { partner, accounts, contacts, officials, classrooms }: Apis): System[] {
  const { times } = p;
  return [
    accountSystem(p, { api: accounts, partner, times }),
    ...(contacts ? [contactSystem(p, { ...contacts, partner: `${partner} domain`, times })] : []),
    ...(officials
      ? [officialSystem(p, { ...officials, partner: `${partner} chat ${officials.sdkAppId}`, times })]
      : []),
    ...(classrooms
      ? [classroomSystem(p, { ...classrooms, partner: `${partner} lcic ${classrooms.sdkAppId}`, times })]
      : []),
  ];
}
