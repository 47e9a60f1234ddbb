import type { Outcome, Refusal } from "../../../src/conversation/types.ts";
import { fallbackCountries } from "../../../src/flows/fields/catalogue.ts";

export const countries = fallbackCountries();

/** What was read as a word; "?" with the words of what is offered instead; or the reason when nothing is offered. */
export function wordOf<T>(outcome: Outcome<T>, word: (value: T) => string): string {
  if (outcome.ok) return word(outcome.value);
  const { offers = [], why } = outcome;
  return offers.length > 0 ? `? ${offers.map(({ value }) => word(value as T)).join(" ")}` : reasonOf(why);
}

/** The last word of the reason's key. */
export function reasonOf({ key }: Refusal["why"]): string {
  return key.split(".").at(-1)!;
}
