import { type Answer, type Input, refuse, type World } from "./answer.ts";
import { unsupportedArea } from "./checks.ts";
import { closedCodes, isDiallingCode } from "./countries.ts";
import { misfit, missing, text } from "./fields.ts";
import { textCode } from "./texting.ts";

export function sendVerifyCode(input: Input, world: World): Answer {
  const wrong = misfit(input, { CountryCode: "string", PhoneNum: "string" });
  if (wrong) return wrong;
  for (const name of ["CountryCode", "PhoneNum"]) {
    if (input[name] === undefined) return missing(name);
  }
  const country = text(input, "CountryCode");
  const phone = text(input, "PhoneNum");
  if (closedCodes.includes(country)) return unsupportedArea();
  if (!isDiallingCode(country)) return refuse("InvalidParameterValue", "No country has that code.");
  if (!/^\d{1,32}$/.test(phone)) return refuse("InvalidParameterValue", "A number is 1 to 32 digits.");
  return textCode(country, phone, world);
}
