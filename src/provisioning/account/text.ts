import { z } from "zod";
import type { SendCodeInput } from "../../flows/effects.ts";
import { phoneKey } from "../../flows/fields/spellings.ts";
import { textBarOf } from "../../flows/fields/text-rule.ts";
import type { PartnerApi } from "../../tencent/partner.ts";
import { t } from "../../words/words.ts";
import type { Texting } from "../protocol/send-code.ts";
import type { ProtocolTimes } from "../protocol/times.ts";

const chosen = z.object({ area: z.string(), name: z.string() });

/** SendVerifyCode, with a pause of its own for each of its two limits. */
export function accountText({
  api,
  partner,
  times,
}: {
  api: Pick<PartnerApi, "sendVerifyCode">;
  partner: string;
  times: ProtocolTimes;
}): Texting<SendCodeInput> {
  return {
    api: "SendVerifyCode",
    partner,
    to: ({ dial, national }) => phoneKey(dial + national),
    barred({ dial, national }, { answers }, served) {
      const country = chosen.safeParse(answers.country).data;
      const bar = textBarOf(dial + national, country?.area, served);
      if (!bar) return undefined;
      const values = { number: `+${dial} ${national}`, country: country?.name ?? `+${dial}` };
      return { ok: false, why: t(`create.text-${bar}`, values), redo: bar === "unserved" ? "country" : "phone" };
    },
    send: async ({ dial, national }, turn) => ({
      answer: await api.sendVerifyCode({ dialCode: dial, phone: national }, { turn }),
    }),
    pauseMs(code) {
      if (code.endsWith("SendVerifyCodeLimit60")) return times.textAgainMs;
      return code.endsWith("SendVerifyCodeLimit") ? times.textLimitMs : times.rateMs;
    },
  };
}
