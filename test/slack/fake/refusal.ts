import type { Refusal } from "./limits.ts";
import type { Json } from "./world.ts";

/** An answer with `ok: false`; `error` is Slack's name for it. */
export class SlackRefusal extends Error {
  override name = "SlackRefusal" as const;
  readonly error: string;
  readonly more: Json;

  constructor(error: string, more: Json = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}

export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw new SlackRefusal(refusal.error, said(refusal.messages));
}

export function invalidArgument(message: string): SlackRefusal {
  return new SlackRefusal("invalid_arguments", said([`[ERROR] ${message}`]));
}

const said = (messages: string[]): Json => (messages.length ? { response_metadata: { messages } } : {});
