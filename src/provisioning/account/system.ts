import type { PartnerApi } from "../../tencent/partner.ts";
import { createPerformer } from "../protocol/create.ts";
import type { Parts, System } from "../protocol/dependencies.ts";
import { textPerformer } from "../protocol/send-code.ts";
import { accountCreation } from "./creation.ts";
import { lookUpMailPerformer } from "./look-up-mail.ts";
import { accountText } from "./text.ts";

/** The partner service: looks addresses up, texts codes and opens accounts. */
export function accountSystem(p: Parts, parts: Parameters<typeof accountCreation>[0] & { api: PartnerApi }): System {
  const creation = accountCreation(parts);
  const performers = {
    lookUpMail: lookUpMailPerformer(p, parts.api, creation),
    sendCode: textPerformer(p, accountText(parts), creation),
    createAccount: createPerformer(p, creation),
  };
  return { performers, creation };
}
