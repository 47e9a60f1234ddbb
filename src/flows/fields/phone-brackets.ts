import { numbering } from "./numbering.ts";
import { takesTexts } from "./phone-plan.ts";

/**
 * A mobile number whose dialling code stands in brackets, as in "(65) 9123 4567", with a plus instead. Undefined when
 * the brackets may hold an area code, as American ones do.
 */
export function withPlus(run: string): string | undefined {
  const [, code, rest] = /^\((\d{1,3})\)([\d().\-/ ]*)$/.exec(run.trim()) ?? [];
  if (code === undefined || rest === undefined) return undefined;
  const { parsePhoneNumberFromString: parse, sharing } = numbering();
  const digits = `${code}${rest.replace(/\D/g, "")}`;
  if (sharing(code).length === 0 || (code.length === 3 && parse(`+1${digits}`)?.isValid())) return undefined;
  const number = parse(`+${digits}`);
  return number && number.countryCallingCode === code && takesTexts(number) ? number.number : undefined;
}
