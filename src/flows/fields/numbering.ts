import { createRequire } from "node:module";
import type { MetadataJson } from "libphonenumber-js/core";

const load = createRequire(import.meta.url);
let loaded: ReturnType<typeof loadAll> | undefined;

/** What is known of the world's phone numbers, loaded at the first question about one: a desk that waits does without. */
export function numbering() {
  loaded ??= loadAll();
  return loaded;
}

function loadAll() {
  const library = load("libphonenumber-js/max") as Omit<typeof import("libphonenumber-js/max"), "Metadata">;
  const { Metadata } = load("libphonenumber-js/core") as typeof import("libphonenumber-js/core");
  const metadata = load("libphonenumber-js/max/metadata") as MetadataJson;
  const { country_calling_codes: codes } = metadata as unknown as { country_calling_codes: Record<string, string[]> };
  return {
    ...library,
    newMetadata: () => new Metadata(metadata),
    /** The countries of a dialling code, the one it is usually meant for first. */
    sharing: (code: string) => (codes[code] ?? []).filter((area) => library.isSupportedCountry(area)),
  };
}
