import { type Check, fine, wrong } from "./check.ts";

export const textsCheck: Check = {
  title: "SMS_COUNTRIES",
  run({ config: { SMS_COUNTRIES: said, SMS_PER_DAY: most, world } }) {
    if (said === undefined && world === "real")
      return wrong("is missing. Say where texts may go: HK,SG or * for everywhere.");
    if (said === undefined) return fine("every country, while practising");
    if (said === "*") return fine(`texts may go everywhere, ${most} a day; a list such as HK,SG is safer`);
    return fine(`texts may go to ${said}, ${most} a day`);
  },
};
