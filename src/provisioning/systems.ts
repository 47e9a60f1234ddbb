import type { Performer } from "../outbox.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import { accountCreation } from "./account.ts";
import { accountText } from "./account-text.ts";
import { createPerformer } from "./create.ts";
import type { Creation } from "./creation.ts";
import { lookUpMailPerformer } from "./look-up-mail.ts";
import type { Parts } from "./parts.ts";
import { textPerformer } from "./send-code.ts";

/** Tencent's side as this desk was given it. */
export interface Apis {
  /** Whose account it is, such as the world the desk works in. */
  partner: string;
  accounts: PartnerApi;
}

/** Who does what flows ask for, and what is looked for when an answer got lost. One line a system. */
export function systems(
  p: Parts,
  { partner, accounts }: Apis,
): { performers: Record<string, Performer>; creations: Creation[] } {
  const { times } = p;
  const account = accountCreation({ api: accounts, partner, times });
  return {
    performers: {
      lookUpMail: lookUpMailPerformer(p, accounts),
      sendCode: textPerformer(p, accountText({ api: accounts, partner, times })),
      createAccount: createPerformer(p, account),
    },
    creations: [account],
  };
}
