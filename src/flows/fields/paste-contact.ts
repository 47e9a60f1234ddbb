import type { Taken } from "../../conversation/flow.ts";
import { t } from "../../words/words.ts";
import type { Country } from "./catalogue.ts";
import { readContact } from "./contact.ts";
import { readCountry } from "./country.ts";
import { placesMentioned } from "./country-mentioned.ts";
import { gazetteer } from "./country-names.ts";
import { addressesIn, phonesIn, placesText } from "./find.ts";
import { all } from "./list.ts";
import { type Paste, readPaste, unusedIn, valuesOf } from "./paste.ts";
import type { Served } from "./text-rule.ts";

/** The one address or number of a pasted text, as the contact to verify. With more than one it is asked which. */
export function takeContact(text: string, countries: Country[], served: Served): Taken {
  const paste = readPaste(text);
  if (!paste) return { values: {} };
  const home = homeOf(paste, countries);
  const found = [...addressesIn(paste), ...phonesIn(paste, home).numbers.map(({ number }) => number as string)];
  const unused = unusedIn(paste, ["person", "fax", "address", "website", "other"]);
  const left = unused.length > 0 ? { unused: all(unused) } : {};
  const [contact, another] = found;
  if (contact === undefined) return { values: {}, ...left };
  if (another !== undefined) return { values: {}, asked: { contact: t("paste.two") }, ...left };
  const read = readContact(contact, served);
  return read.ok ? { values: { contact: read.value }, ...left } : { values: {}, doubts: { contact: read }, ...left };
}

/** The one country that the text names. */
function homeOf(paste: Paste, countries: Country[]) {
  const labelled = valuesOf(paste, "country").flatMap((value) => {
    const read = readCountry(value, countries);
    return read.ok ? [read.value] : [];
  });
  const named = labelled.length > 0 ? labelled : placesMentioned(placesText(paste), gazetteer(countries)).named;
  return named.length === 1 ? named[0] : undefined;
}
