import type { Json } from "./world.ts";

/** Something on its way to the bot, whichever way it goes. */
export interface Parcel {
  kind: "slash_commands" | "interactive" | "events_api";
  body: Json;
}

/** Which time it is that Slack sends it, and why again. */
export interface Again {
  attempt: number;
  reason: "http_timeout" | "http_error" | "connection_failed";
}

/** `failed` is an answer that was no ack; `missed` no answer in time. */
export type Receipt =
  | { outcome: "acked"; payload: unknown }
  | { outcome: "failed"; status: number; noRetry: boolean }
  | { outcome: "missed"; reason: Again["reason"] };

export interface Carrier {
  carry(parcel: Parcel, again?: Again): Promise<Receipt>;
}
