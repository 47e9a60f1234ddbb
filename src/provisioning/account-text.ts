import type { SendCodeInput } from "../flows/effects.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import type { Texting } from "./send-code.ts";
import type { ProtocolTimes } from "./times.ts";

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
    to: ({ dial, national }) => dial + national,
    send: async ({ dial, national }, turn) => ({
      answer: await api.sendVerifyCode({ dialCode: dial, phone: national }, { turn }),
    }),
    pauseMs(code) {
      if (code.endsWith("SendVerifyCodeLimit60")) return times.textAgainMs;
      return code.endsWith("SendVerifyCodeLimit") ? times.textLimitMs : times.rateMs;
    },
  };
}
