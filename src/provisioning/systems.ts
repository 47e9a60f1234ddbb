import type { PhoneForm } from "../flows/effects.ts";
import type { Performer } from "../outbox.ts";
import type { ChatApi } from "../tencent/chat.ts";
import type { DomainApi } from "../tencent/domain.ts";
import type { LcicApi } from "../tencent/lcic.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import { accountCreation } from "./account.ts";
import { accountText } from "./account-text.ts";
import { classroomCreation } from "./classroom.ts";
import { classroomPerformer } from "./classroom-user.ts";
import { contactCreation, contactText, lookUpContactPerformer } from "./contact.ts";
import { createPerformer } from "./create.ts";
import type { Creation } from "./creation.ts";
import { lookUpMailPerformer } from "./look-up-mail.ts";
import { checkOwnerPerformer, officialCreation } from "./official.ts";
import type { Parts } from "./parts.ts";
import { textPerformer } from "./send-code.ts";

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

function accountSystem(p: Parts, parts: Parameters<typeof accountCreation>[0] & { api: PartnerApi }): System {
  const creation = accountCreation(parts);
  const performers = {
    lookUpMail: lookUpMailPerformer(p, parts.api),
    sendCode: textPerformer(p, accountText(parts)),
    createAccount: createPerformer(p, creation),
  };
  return { flow: "open", performers, creation };
}

function contactSystem(p: Parts, parts: Parameters<typeof contactCreation>[0]): System {
  const creation = contactCreation(parts);
  const performers = {
    lookUpContact: lookUpContactPerformer(p, parts),
    sendContactCode: textPerformer(p, contactText(parts)),
    verifyContact: createPerformer(p, creation),
  };
  return { flow: "verify", performers, creation };
}

function officialSystem(p: Parts, parts: Parameters<typeof officialCreation>[0]): System {
  const creation = officialCreation(parts);
  const performers = {
    checkOwner: checkOwnerPerformer(p, parts.api),
    createOfficial: createPerformer(p, creation),
  };
  return { flow: "official", performers, creation };
}

function classroomSystem(p: Parts, parts: Parameters<typeof classroomCreation>[0]): System {
  return {
    flow: "classroom",
    performers: { classroomUser: classroomPerformer(p, parts) },
    creation: classroomCreation(parts),
  };
}
