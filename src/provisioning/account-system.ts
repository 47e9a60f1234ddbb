import type { PartnerApi } from "../tencent/partner.ts";
import { accountCreation } from "./account.ts";
import { accountText } from "./account-text.ts";
import { createPerformer } from "./create.ts";
import { lookUpMailPerformer } from "./look-up-mail.ts";
import type { Parts, System } from "./parts.ts";
import { textPerformer } from "./send-code.ts";

/** The partner service: an account, and the text before it. */
export function accountSystem(p: Parts, parts: Parameters<typeof accountCreation>[0] & { api: PartnerApi }): System {
  const creation = accountCreation(parts);
  const performers = {
    lookUpMail: lookUpMailPerformer(p, parts.api, creation),
    sendCode: textPerformer(p, accountText(parts), creation),
    createAccount: createPerformer(p, creation),
  };
  return { performers, creation };
}
