import { type Place, placeOf } from "./country.ts";
import { type Named, namesIn } from "./country-named.ts";
import type { Gazetteer } from "./country-names.ts";
import { denies, excludes, isFiller, joins } from "./filler.ts";

/** The countries that a sentence or a pasted mail puts somebody in, and those that it says somebody is not in. */
export interface Mentioned {
  named: Place[];
  denied: Set<string>;
}

const alsoPeople = new Set(["chad", "jordan", "georgia", "jersey", "israel"]);
const leads =
  /(?:^|\b(?:in|from|to|is|the|and|or|country|region|at|a|of|for|account|customer|office|company|based|number|phone|mobile|please)|[在是自到的国区为選选个用和或])$/;
const otherTimes =
  /\b(?:near|was|were|formerly|previously|used to|until|left|moved from|ex|born|bank of|outside)\b|原|曾|前|附近|旁/;

/** A name counts where it stands as a place does: at the beginning of a clause or behind a word like "in", with nothing behind it that makes it another thing ("Singapore Airlines"). */
export function placesMentioned(words: string, places: Gazetteer): Mentioned {
  const named = new Map<string, Place>();
  const denied = new Set<string>();
  for (const clause of loud(words).split(/[,;:!?()|"\n，。；：！？、]|(?<!\bst)\.(?!\d)/i)) {
    const mentioned = namesIn(clause, places);
    let before = "";
    for (const each of mentioned) {
      before = `${before} ${each.before}`.trim();
      if (denies(before) || excludes(each.after)) for (const { area } of each.countries) denied.add(area);
      else if (isPlace(each, before)) for (const country of each.countries) named.set(country.area, placeOf(country));
    }
  }
  return { named: [...named.values()], denied };
}

function isPlace({ name, isSure, before, after }: Named, wholeBefore: string): boolean {
  if (!isSure || alsoPeople.has(name) || otherTimes.test(wholeBefore) || otherTimes.test(after)) return false;
  const next = after.split(" ")[0] ?? "";
  return leads.test(before) && (isFiller(next) || joins(next) || /^\d/.test(next));
}

const spelt: Record<string, string> = { UK: "Great Britain", USA: "America", UAE: "Emirates", HK: "Hong Kong" };

/** Short codes are ordinary words and do not count, except in capitals UK, USA, UAE and HK. */
function loud(text: string): string {
  return text.replace(/\b(?:UK|USA|UAE|HK)\b/g, (code) => ` ${spelt[code]} `);
}
