import { StoreDown } from "../../src/desk/platform.ts";
import { rememberingRights } from "./asked-of-platform.ts";
import type { Front } from "./front.ts";
import { inTime } from "./in-time.ts";

/** Finds out whether a person is the only operator there can be. */
export function createIsAlone({ name, members, settings }: Pick<Front, "name" | "members" | "settings">) {
  const { clock, log } = settings;
  const rulers = rememberingRights(() => members.rulers(), clock);

  /**
   * Whether this person is the only operator there can be, so that nobody could give a second word. False when the
   * platform does not tell who reads there.
   */
  return async function isAlone(person: string): Promise<boolean> {
    try {
      const found = await inTime(rulers("operators"), name);
      return found === "one" || (found.length === 1 && found[0] === person);
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      log.debug({ error: (error as Error).name }, `${name} does not tell who else reads where the operators do`);
      return false;
    }
  };
}
