import { OlderDesk } from "../../../ledger/errors.ts";
import { commandLine } from "../../../machine/command-line.ts";
import { noLedger, StartError } from "../../../machine/start-error.ts";
import { wantedPlatforms } from "../../platforms.ts";
import { isWeak } from "../../settings/weak-key.ts";
import { inspectStores, mustKeep } from "../../stores.ts";
import { type Check, fine, missing, wrong } from "./check.ts";

const least = [20, 19] as const;
const safe = 22;

export const nodeCheck: Check = {
  title: "Node",
  run({ node }) {
    const [major = 0, minor = 0] = node.split(".").map(Number);
    if (major < least[0] || (major === least[0] && minor < least[1]))
      return wrong(`${node} is too old. Install ${least.join(".")} or newer, best the long-term one of nodejs.org.`);
    return fine(major < safe ? `${node} works; ${safe} or newer still gets security fixes` : node);
  },
};

export const keyCheck: Check = {
  title: "FRONTDESK_KEY",
  run({ config: { FRONTDESK_KEY: key, DATABASE_URL: url } }) {
    if (key === undefined) {
      if (!url.startsWith("sqlite:"))
        return missing("is missing, and desks on one PostgreSQL need the same. Make one with: openssl rand -base64 32");
      return fine("made at the first start, while practising");
    }
    if (isWeak(key))
      return wrong("is too easily guessed. Make one with: openssl rand -base64 32, before there are cases.");
    return fine(`${key.length} characters; keep a copy elsewhere`);
  },
};

export const textsCheck: Check = {
  title: "SMS_COUNTRIES",
  run({ config: { SMS_COUNTRIES: said, SMS_PER_DAY: most, world } }) {
    if (said === undefined && world === "real")
      return missing("is missing. Say where texts may go: HK,SG or * for everywhere.");
    if (said === undefined) return fine("every country, while practising");
    if (said === "*") return fine(`texts may go everywhere, ${most} a day; a list such as HK,SG is safer`);
    return fine(`texts may go to ${said}, ${most} a day`);
  },
};

/** Whether anybody can be talked with by a start from where this is called. */
export const talkCheck: Check = {
  title: "Talk",
  run({ config, hasTerminal }) {
    try {
      const { terminal } = wantedPlatforms(config, { isServer: true, page: "none", hasTerminal });
      return fine(terminal ? "in this terminal" : "in chat");
    } catch (error) {
      if (error instanceof StartError) return missing(error.message);
      throw error;
    }
  },
};

export const storeCheck: Check = {
  title: "Database",
  async run({ config }) {
    try {
      const { place, found, known, moves, heldSince, older, wasThere } = await inspectStores(config);
      await mustKeep(config);
      if (older) return wrong(new OlderDesk(place, older).message);
      if (moves) return fine(`${place} holds what was practised; the next start moves that to ${moves}`);
      if (heldSince !== undefined)
        return wrong(
          `${place} was put back from a backup and knows nothing after ${new Date(heldSince).toISOString()}; it spends nothing until ${commandLine("restore", "--go")}`,
        );
      if (found === 0 && wasThere) return wrong(noLedger(place).message);
      if (found === 0) return fine(`${place} is made at the first start`);
      if (found < known) return fine(`${place} is there; the next start brings its schema from ${found} to ${known}`);
      return fine(`${place} is there and up to date`);
    } catch (error) {
      if (error instanceof StartError) return wrong(error.message);
      throw error;
    }
  },
};
