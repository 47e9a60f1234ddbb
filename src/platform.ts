import type { Case, FromPerson, Person, Stage, Text, View } from "./conversation/types.ts";

/** What an adapter needs of the desk. Each resolves after the commit, so that acking is safe. */
export interface Reception {
  open(opening: Opening): Promise<string>;
  receive(caseId: string, event: FromPerson): Promise<void>;
  /** Shows the card again where it stands; nothing moves. */
  resume(caseId: string, by: { event: string; from: Person }): Promise<void>;
  /** Open cases this person owns or takes part in, newest first. */
  openCases(person: string): Promise<Case[]>;
}

export interface Opening {
  /** The delivery's identity: the same one again opens nothing. */
  event: string;
  flow: string;
  from: Person;
  /** Where the owner reads the card. */
  at: string;
  text?: string;
  customer?: { id: string; at: string };
}

/** What the desk needs of an adapter. Addresses and person ids begin with the platform's name and a colon. */
export interface Platform {
  name: string;
  /** Shows the newest card. Called again for the same version after a crash. */
  show(address: string, card: ShownCard): Promise<void>;
  tell(address: string, notice: Text): Promise<void>;
  /** Shows a secret to its one reader. */
  reveal(address: string, caseId: string, secret: string): Promise<void>;
}

export interface ShownCard {
  caseId: string;
  version: number;
  world: Case["world"];
  state: Case["state"];
  /** What an answer must carry; absent while nothing is asked of this audience. */
  question?: string;
  /** How far the world is, while it has the word. */
  stage?: Stage;
  view: View;
}

/** Delivery failed in a way that a later try may mend. */
export class DeliveryError extends Error {
  override name = "DeliveryError" as const;
  readonly afterMs: number;

  constructor(address: string, afterMs: number, cause: unknown) {
    super(`Nothing could be shown at ${address}; will try again.`, { cause });
    this.afterMs = afterMs;
  }
}
