import type { Front } from "./front.ts";
import { inTime } from "./in-time.ts";
import { clean, shorten } from "./text.ts";

const longest = 40;

/**
 * An agent's name as the customer's page shows it: in one short line, without invisible characters. Undefined for a name
 * in which nothing can be read, or that is an address.
 */
export function nameShown(name: string): string | undefined {
  const shown = clean(name).replace(/\s+/g, " ").trim();
  return /\p{L}/u.test(shown) && !/:\/\/|www\.|\.\p{L}{2,}\//iu.test(shown) ? shorten(shown, longest) : undefined;
}

/** Asks the platform for the name of an agent who makes a link. A link is made without one where it does not answer. */
export async function agentName({ name, members, settings }: Pick<Front, "name" | "members" | "settings">, id: string) {
  if (!members.nameOf) return undefined;
  const called = await inTime(members.nameOf(id), name).catch((error: Error) => {
    settings.log.debug({ error: error.name }, "what an agent is called could not be asked");
    return undefined;
  });
  return called === undefined ? undefined : nameShown(called);
}
