import type { Json, Outcome, Refusal } from "../../src/conversation/types.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import { t } from "../../src/words/words.ts";
import { errand, type Version } from "./errand.ts";
import { ana, boss, type Opening, type Talk, talk } from "./talk.ts";

export const yes = (value: Json): Outcome => ({ ok: true, value });
export const no = (why: MessageKey, more: Partial<Refusal> = {}): Outcome => ({ ok: false, why: t(why), ...more });

/** The errand with its fields answered, at the review. */
export function reviewed(version: Version = {}, opening: Opening = {}): Talk {
  const it = talk(errand(version), opening);
  it.says(ana, "ana@example.com");
  it.settles("look", yes({ seen: false }));
  it.says(ana, "852");
  it.says(ana, "51234567");
  it.presses(ana, "skip");
  if (version.asksName) it.says(ana, "Ana Example");
  return it;
}

/** At the code, with the text on its way. */
export function texted(version: Version = {}, opening: Opening = {}): Talk {
  const it = reviewed(version, opening);
  it.presses(ana, "go");
  if (opening.facts?.approval === true) it.presses(boss, "go");
  return it;
}

/** The create promised, not begun. */
export function creating(version: Version = {}, opening: Opening = {}): Talk {
  const it = texted(version, opening);
  it.settles("text", yes({ sent: true }));
  it.says(opening.customer ?? ana, "246810");
  return it;
}

/** The create promised, while the look-up of a mail that was given first has not answered yet. */
export function creatingWithSlowLookup(): Talk {
  const it = talk(errand());
  it.says(ana, "old@example.com");
  it.says(ana, "edit mail");
  it.says(ana, "ana@example.com");
  it.settles("look", yes({ seen: false }));
  it.says(ana, "852");
  it.says(ana, "51234567");
  it.presses(ana, "skip");
  it.presses(ana, "go");
  it.settles("text", yes({ sent: true }));
  it.says(ana, "246810");
  return it;
}

export const slowLookup = (it: Talk): string => it.promised("look")[0]!.id;
