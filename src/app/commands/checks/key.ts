import { isWeak } from "../../settings/weak-key.ts";
import { type Check, fine, wrong } from "./check.ts";

export const keyCheck: Check = {
  title: "FRONTDESK_KEY",
  run({ config: { FRONTDESK_KEY: key, DATABASE_URL: url } }) {
    if (key === undefined) {
      if (!url.startsWith("sqlite:"))
        return wrong("is missing, and desks on one PostgreSQL need the same. Make one with: openssl rand -base64 32");
      return fine("made at the first start, while practising");
    }
    if (isWeak(key))
      return wrong("is too easily guessed. Make one with: openssl rand -base64 32, before there are cases.");
    return fine(`${key.length} characters; keep a copy elsewhere`);
  },
};
