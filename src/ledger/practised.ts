/** The part of a practice case that is readable without the key that sealed it. */
export interface PractisedCase {
  id: string;
  flow: string;
  owner: string;
}

/** The practice cases as a desk of the real world sees them: for it, all of them are over. */
export interface PractisedCases {
  find(id: string): Promise<PractisedCase | undefined>;
  /** The case of this owner that is still open and was moved on last, if that was after `sinceMs`. */
  openOf(owner: string, sinceMs: number): Promise<PractisedCase | undefined>;
}

/** Several places with practice cases, looked through as one. */
export function anyOf(places: readonly PractisedCases[]): PractisedCases {
  async function first(ask: (place: PractisedCases) => Promise<PractisedCase | undefined>) {
    for (const place of places) {
      const found = await ask(place);
      if (found) return found;
    }
    return undefined;
  }
  return {
    find: (id) => first((place) => place.find(id)),
    openOf: (owner, sinceMs) => first((place) => place.openOf(owner, sinceMs)),
  };
}

/** The statements of either store. `mark` stands before a parameter's number. */
export function practisedSql(table: string, mark: "?" | "$") {
  const p = (n: number) => `${mark}${n}`;
  const select = `select id, flow, owner from ${table} where world = 'practice'`;
  return {
    find: `${select} and id = ${p(1)}`,
    openOf: `${select} and state = 'open' and owner = ${p(1)} and updated >= ${p(2)} order by updated desc limit 1`,
  };
}
