import { fallbackCountries } from "../flows/fields/catalogue.ts";
import { type Check, fine, wrong } from "./check.ts";

export const textsCheck: Check = {
  title: "SMS_COUNTRIES",
  run({ config: { SMS_COUNTRIES: said, SMS_PER_DAY: most, world } }) {
    if (said === undefined && world === "real")
      return wrong("is missing. Say where texts may go: HK,SG or * for everywhere.");
    if (said === undefined) return fine("every country, while practising");
    if (said === "*") return fine(`texts may go everywhere, ${most} a day; a list such as HK,SG is safer`);
    const known = new Set(fallbackCountries().map(({ area }) => area));
    const strange = said.split(",").filter((area) => !known.has(area));
    if (strange.length > 0)
      return wrong(
        `has ${strange.join(", ")}, which is no country's two letters. The United Kingdom is GB, for example.`,
      );
    return fine(`texts may go to ${said}, ${most} a day`);
  },
};
