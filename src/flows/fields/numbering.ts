import { createRequire } from "node:module";
import type { MetadataJson } from "libphonenumber-js/core";

const load = createRequire(import.meta.url);
let loaded: ReturnType<typeof loadAll> | undefined;

/**
 * The metadata of the world's phone numbers. They are loaded when the first number is read, because an idle desk needs
 * no memory for them.
 */
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
    /** The countries of a dialling code. The one that is usually meant comes first. */
    sharing: (code: string) => (codes[code] ?? []).filter((area) => library.isSupportedCountry(area)),
  };
}
