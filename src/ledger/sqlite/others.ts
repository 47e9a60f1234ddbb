import type { Database } from "./database.ts";

/** A number that is another one as soon as another connection has written; asked once in a round of the event loop. */
export function createOthers(db: Database): () => number {
  const version = db.prepare("pragma data_version");
  let known: number | undefined;

  return () => {
    if (known === undefined) {
      known = (version.get([]) as { data_version: number }).data_version;
      setImmediate(() => {
        known = undefined;
      });
    }
    return known;
  };
}
