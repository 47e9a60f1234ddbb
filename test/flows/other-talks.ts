import { classroomUser } from "../../src/flows/classroom-user.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { officialAccount } from "../../src/flows/official-account.ts";
import { verifyContact } from "../../src/flows/verify-contact.ts";
import { yes } from "../conversation/errands.ts";
import { ana, type Opening, type Talk, talk } from "../conversation/talk.ts";

export const verify = verifyContact({ countries: fallbackCountries() }, durations);
export const official = officialAccount(durations);
export const classroom = classroomUser(durations);

export const unverified = yes({ verified: false, requestId: "r-list" });
export const codeSent = yes({ sent: true, form: "national" });

/** The contact looked up, and at the review. */
export function verifying(contact = "+852 5123 4567", opening: Opening = {}): Talk {
  const t = talk(verify, opening);
  t.says(ana, contact);
  t.settles("lookUpContact", unverified);
  return t;
}

/** The owner known, only the name given, at the review. */
export function naming(opening: Opening = {}): Talk {
  const t = talk(official, opening);
  t.says(ana, "mei-shop");
  t.settles("checkOwner", yes({ imported: true }));
  t.says(ana, "Mei's flower shop");
  for (const _ of ["introduction", "face", "organization", "subscribers", "custom"]) t.presses(ana, "skip");
  return t;
}
