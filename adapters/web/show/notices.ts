import type { Text } from "../../../src/conversation/types.ts";
import type { Reception } from "../../../src/desk/platform.ts";

/** A notice that somebody was told, and when (ms). */
export interface Told {
  at: number;
  notice: Text;
}

const keepMs = 24 * 60 * 60_000;
const most = 3;

/** Keeps the newest notices for people whose page may be closed, sealed, until they do something. */
export function createNotices({ change, recall }: Pick<Reception, "change" | "recall">) {
  const nameOf = (person: string) => `web:told:${person}`;
  const read = (kept: string | undefined) => (kept === undefined ? [] : (JSON.parse(kept) as Told[]));
  return {
    add: (person: string, told: Told): Promise<void> =>
      change(nameOf(person), keepMs, (kept) => JSON.stringify([...read(kept), told].slice(-most))),
    of: async (person: string): Promise<Told[]> => read(await recall(nameOf(person))),
    /** Forgets what was said up to an instant (ms). */
    forget: (person: string, until: number): Promise<void> =>
      change(nameOf(person), keepMs, (kept) => {
        const left = read(kept).filter(({ at }) => at > until);
        return left.length > 0 ? JSON.stringify(left) : "";
      }),
  };
}
