import { z } from "zod";
import type { SendCodeInput } from "../../flows/effects.ts";
import { named } from "../../flows/fields/country.ts";
import { phoneKey } from "../../flows/fields/spellings.ts";
import { textCountry } from "../../flows/fields/text-country.ts";
import { textBarOf } from "../../flows/fields/text-rule.ts";
import type { PartnerApi } from "../../tencent/partner.ts";
import { t } from "../../words/words.ts";
import type { Texting } from "../protocol/send-code.ts";

const chosen = z.object({ area: z.string(), name: z.string() });

/** SendVerifyCode: a text to a phone, with a code for CreateAccount. */
export function accountText({
  api,
  partner,
}: {
  api: Pick<PartnerApi, "sendVerifyCode">;
  partner: string;
}): Texting<SendCodeInput> {
  return {
    api: "SendVerifyCode",
    partner,
    needs: ["password"],
    to: ({ dial, national }) => phoneKey(dial + national),
    country: ({ dial, national }, { answers }) =>
      textCountry(dial + national, chosen.safeParse(answers.country).data?.area),
    barred({ dial, national }, { answers }, served) {
      const country = chosen.safeParse(answers.country).data;
      const bar = textBarOf(dial + national, country?.area, served);
      if (!bar) return undefined;
      const values = { number: `+${dial} ${national}`, country: country ? named(country) : `+${dial}` };
      return { ok: false, why: t(`create.text-${bar}`, values), redo: bar === "unserved" ? "country" : "phone" };
    },
    send: async ({ dial, national }, slot) => ({
      answer: await api.sendVerifyCode({ dialCode: dial, phone: national }, { slot }),
    }),
  };
}
