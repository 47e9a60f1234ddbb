const most = 10_000;

/** Where each person last did something, for as long as that is of use. In memory only. */
export function createVisits<Visit extends { at: number }>(stayMs: number) {
  const visits = new Map<string, Visit>();
  return {
    came(person: string, visit: Visit): void {
      visits.delete(person);
      visits.set(person, visit);
      if (visits.size > most) visits.delete(visits.keys().next().value!);
    },
    of(person: string, now: number): Visit | undefined {
      const visit = visits.get(person);
      return visit && visit.at + stayMs > now ? visit : undefined;
    },
  };
}
