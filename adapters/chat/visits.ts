import { createRecent } from "../../src/desk/platform.ts";

const most = 10_000;

/** Remembers where each person last did something, for `stayMs`. In memory only. */
export function createVisits<Visit extends { at: number }>(stayMs: number) {
  const visits = createRecent<Visit>(most);
  return {
    came: (person: string, visit: Visit): void => visits.set(person, visit),
    of(person: string, now: number): Visit | undefined {
      const visit = visits.get(person);
      return visit && visit.at + stayMs > now ? visit : undefined;
    },
  };
}
