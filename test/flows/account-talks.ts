import type { Json } from "../../src/conversation/types.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries, type Trade } from "../../src/flows/fields/catalogue.ts";
import { openAccount } from "../../src/flows/open-account.ts";
import { yes } from "../conversation/errands.ts";
import { ana, boss, type Opening, type Person, type Talk, talk } from "../conversation/talk.ts";

const trades: Trade[] = [
  {
    id: "1",
    name: "Games",
    children: [
      { id: "11", name: "Mobile games" },
      { id: "12", name: "PC games" },
    ],
  },
  { id: "2", name: "Retail", children: [{ id: "21", name: "Online shops" }] },
];

export const account = openAccount({ countries: fallbackCountries(), trades, profile: "current" }, durations);

export const password = "Blue#Kite42";
export const unseen = yes({ seen: false });
export const sent = yes({ sent: true });
export const opened = yes({ uin: "200000123456", requestId: "a9e390a7", at: Date.UTC(2026, 10, 22, 0, 3) });

export function begun(opening: Opening = {}): Talk {
  return talk(account, opening);
}

/** Every field answered one by one, at the review. */
export function reviewing(opening: Opening = {}): Talk {
  const t = begun(opening);
  t.presses(ana, "company");
  t.says(ana, "ana@example.com");
  t.settles("lookUpMail", unseen);
  t.says(ana, "Hong Kong");
  t.says(ana, "5123 4567");
  if (opening.facts?.profile === "current") {
    t.says(ana, "Example Limited");
    t.presses(ana, "1");
    t.presses(ana, "11");
  }
  return t;
}

/** The text sent, the code asked for. */
export function coding(opening: Opening = {}): Talk {
  const t = reviewing(opening);
  const who: Person = opening.customer ?? ana;
  t.presses(ana, "go");
  if (opening.facts?.approval === true) t.presses(boss, "go");
  t.fills(who, { password, again: password });
  t.settles("sendCode", sent);
  return t;
}

/** No text goes out, because a limit on texts is reached. */
export function withoutText(opening: Opening = {}): Talk {
  const t = reviewing(opening);
  const who: Person = opening.customer ?? ana;
  t.presses(ana, "go");
  t.fills(who, { password, again: password });
  t.settles("sendCode", { ok: false, why: { key: "create.cap" }, cap: "desk" });
  return t;
}

/** The code given, the create on its way to Tencent. */
export function creating(opening: Opening = {}): Talk {
  const t = coding(opening);
  t.says(opening.customer ?? ana, "123456");
  t.progresses("createAccount", "sent");
  return t;
}

/** What the newest create sends. */
export function sends(t: Talk): Record<string, Json> {
  return t.promised("createAccount").at(-1)!.input as Record<string, Json>;
}
