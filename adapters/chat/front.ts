import type { FromPerson, Person, Text } from "../../src/conversation/types.ts";
import type { CaseLine, CasePage, FormField } from "../../src/desk/platform.ts";
import type { Order, Puzzle } from "./order.ts";

/** Who did something, and where. `id` is the same for each delivery of the same deed. */
export interface Deed<Visit = unknown> {
  id: string;
  /** With the roles that the platform gives them, if it has roles. */
  from: Person;
  /** The address of where it was done; a person's own id when that was in private. */
  here: string;
  /** The address where a customer who is named in it would read; absent in private. */
  room?: string;
  /** What the platform needs to reach them there for a while. */
  visit?: Visit;
}

/** Somebody, and the address where they read their card. */
export interface Reader {
  id: string;
  at: string;
}

type Without<E> = E extends unknown ? Omit<E, "id" | "from"> : never;
/** What a case is answered, as it was given. */
export type Answer = Without<Extract<FromPerson, { type: "said" | "pressed" | "filled" | "cancelled" }>>;

/** Words sent to the bot. */
export interface Said {
  is: "said";
  text: string;
  /** When the first word is one of ours; it may still be an answer. */
  order?: Order;
  /** Who reads them: nobody else, the people of one case, or anybody. */
  among: "nobody" | "few" | "anybody";
  /** The case that the place they were said in is about. */
  caseId?: string;
  /** The case that they answer, if that one waits for those who run the desk. */
  judges?: string;
}

/** What was typed into a box that the platform drew for one case: nothing of it is kept before it was looked at. */
export interface Submitted {
  is: "submitted";
  caseId: string;
  box: "form" | "code";
  answers: Record<string, string>;
  question?: string;
  /** The user who was chosen as the customer. */
  customer?: string;
  /** Their screen shows the box no more, so what was right is kept and only the rest is typed again. */
  isClosed?: true;
}

/** What somebody wants. */
export type Wish =
  | { is: "order"; order: Order }
  | Said
  | Submitted
  | { is: "answer"; caseId: string; answer: Answer }
  /** To type into the box for a form or a code. */
  | { is: "box"; caseId: string; box: "form" | "code" }
  | { is: "resume"; caseId: string }
  /** To be shown a secret of theirs. */
  | { is: "reveal"; caseId: string };

/** What it leads to, after the commit. Everything here is for whoever did it, alone. */
export type Next =
  /** Nothing happened, because they may not. */
  | { whyNot: Text }
  | { says: Saying }
  /** Why fields were not kept, or nobody was named as the customer; with all fields if their screen shows the form no more. */
  | { wrong: Record<string, Text>; cannot?: Text; fields?: FormField[] }
  /** The case would be seen well just there; `any` is whichever box there is to type into. */
  | { shows: string; box?: "form" | "code" | "any" }
  /** The card of this case will say how it went. Of words that others read as well: whether a secret was asked for. */
  | { received: string; askedSecret?: boolean }
  /** The secret of this case may be shown. */
  | { reveals: string };

export type Saying =
  | { notice: Text }
  | { help: true }
  | { list: CasePage }
  | { found: CaseLine[] }
  /** Nothing was opened; one to go on with instead. */
  | { notOpened: Text; oldest: CaseLine }
  | { puzzle: Puzzle };

/** What a platform knows of people. It may have to ask for it, and may not be told. */
export interface Members {
  /** Of one's own, and no guest. */
  belongs(person: string): Promise<boolean>;
  /** May open requests. */
  opens(person: string): Promise<boolean>;
  /** Of one workspace or server, so that they may know of each other's requests. */
  areTogether(person: string, other: string): boolean;
  /** Whether somebody acts as one of those who run the desk, here. */
  operates(person: string, here: string): boolean;
  /** Of those who read where they read, who may judge there; `one` where only one person reads. */
  rulers(): Promise<string[] | "one">;
  /** Other ids of the same person. */
  otherIds?(person: string): Promise<string[]>;
  /** Why nobody may open requests here. */
  closed?(here: string): Text | undefined;
  /** Whether a customer who does not belong may answer here; where there is no such place, nobody else is told why. */
  admits?(here: string): boolean;
  mayNot: Text;
  mayNotAnswer(person: string): Text;
  /** Why it cannot be told who somebody is; absent where nobody has to be asked. */
  unknown?(error: unknown): Text;
}

/** What a platform gives the way in. */
export interface Front<Visit = unknown> {
  /** As people write it. */
  name: string;
  settings: {
    /** With its slash. */
    command: string;
    clock: () => number;
    log: Record<"debug" | "warn", (fields: object, words: string) => void>;
  };
  members: Members;
  /** The id of a user whom this person named. */
  named(by: string, user: string): string;
  /** From then on a private word finds them there. */
  places: { came(person: string, visit: Visit): void };
  /** A card becomes a new message the next time it is shown. */
  cards: { moveDown(person: string, caseId: string, audience: string): Promise<void> };
  outlet: { tell(person: string, notice: Text): Promise<void> };
  /** How many requests a page of a list shows. */
  listed: number;
  /** Nobody sees what is typed, so a password may be asked for. */
  masks?: true;
}
