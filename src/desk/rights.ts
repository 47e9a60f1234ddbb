import type { Event, Person } from "../conversation/types.ts";
import type { Write } from "../ledger/ledger.ts";
import type { By } from "./commit.ts";

/** What somebody's rights may be old by when they count (ms). */
const rightsMs = 60_000;

/** Refuses a turn that stands on rights which the platform was asked for too long ago. */
export function rightsOf({ askedAt }: Person): Write[] {
  return askedAt === undefined ? [] : [{ write: "asked-lately", at: askedAt, withinMs: rightsMs }];
}

/** Who moves a case by this event, and what their platform answered about them, and when. */
export function byOf(event: Event): By {
  if (!("from" in event)) return { id: event.id, actor: "desk", what: event.type };
  return byPerson(event.id, event.from, event.type);
}

/** Somebody as the one who does something, with what their platform answered about them, and when. */
export function byPerson(event: string, { id, roles = [], askedAt }: Person, what: string): By {
  const asked = askedAt === undefined ? {} : { detail: { asked: askedAt, rights: ours(roles) } };
  return { id: event, actor: id, what, ...asked };
}

/** The roles that mean something to the desk. Discord's own are numbers. */
function ours(roles: readonly string[]): string {
  return roles.filter((role) => !/^\d+$/.test(role)).join(" ");
}
