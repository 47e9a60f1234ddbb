import { createRecent } from "../../src/desk/platform.ts";

const most = 10_000;

/** Where each person last did something, for as long as that is of use. In memory only. */
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
