import { olderAt } from "../../../ledger/refusals.ts";
import { noLedger } from "../../../machine/start-error.ts";
import { lookAtStores } from "../../stores.ts";
import { type Check, fine, warn, wrong } from "./check.ts";

export const storeCheck: Check = {
  title: "Database",
  async run({ config }) {
    try {
      const { place, found, known, moves, heldSince, older, wasThere } = await lookAtStores(config);
      if (older)
        return warn(
          `${olderAt(place, older)} It goes on undisturbed now, and has to be stopped before this build starts.`,
        );
      if (moves) return fine(`${place} holds what was practised; the next start moves that to ${moves}`);
      if (heldSince !== undefined)
        return wrong(
          `${place} was put back from a backup and knows nothing after ${new Date(heldSince).toISOString()}; it spends nothing until npm run restore -- --go`,
        );
      if (found === 0 && wasThere) return wrong(noLedger(place).message);
      if (found === 0) return fine(`${place} is made at the first start`);
      if (found < known) return fine(`${place} is there; the next start brings its schema from ${found} to ${known}`);
      return fine(`${place} is there and up to date`);
    } catch (error) {
      const { name, message } = error as Error;
      if (["StartError", "WrongKey", "LedgerTooNew"].includes(name)) return wrong(message);
      throw error;
    }
  },
};
