import type { FromPerson, Person, Text } from "../../src/conversation/types.ts";
import type { approvers, CaseLine, CasePage, FormField, GivenLink, supervisors } from "../../src/desk/platform.ts";
import type { Language } from "../../src/words/languages.ts";
import type { Order, Puzzle } from "./order.ts";

/** One thing that a person did: who, and where. `id` is the same for each delivery of the same deed. */
export interface Deed<Visit = unknown> {
  id: string;
  /** The person, with the roles that the platform gives them, if it has roles. */
  from: Person;
  /** The address where it was done. In private it is the person's own id. */
  here: string;
  /** The address where a customer who is named in the deed would read. Absent in private. */
  room?: string;
  /** What the platform needs to reach the person there for a while. */
  visit?: Visit;
  /** When it was written, by the platform's clock (ms). Absent for a press. */
  wrote?: number;
  /** Deletes the message in which it was said. Absent where the platform never lets a bot. Gives whether it is gone. */
  erase?: () => Promise<boolean>;
}

/** Somebody, and the address where they read their card. */
export interface Reader {
  id: string;
  at: string;
}

type Without<E> = E extends unknown ? Omit<E, "id" | "from"> : never;
/** An answer to a case, as a person gave it. */
export type Answer = Without<Extract<FromPerson, { type: "said" | "pressed" | "filled" | "cancelled" }>>;

/** Words sent to the bot. */
export interface Said {
  is: "said";
  text: string;
  /** Set when the first word is that of an order. The text may still be an answer. */
  order?: Order;
  /** Who else reads the words: nobody, the people of one case, or anybody. */
  among: "nobody" | "few" | "anybody";
  /** The case whose thread they were said in. */
  caseId?: string;
  /** The case of the operators' card that the words reply to. */
  judges?: string;
  /** The message that the words reply to. */
  replies?: string;
  /** It holds no words, but something else: a picture, a voice note, a sticker. */
  isWordless?: true;
}

/**
 * What a person types into: the form, the box for a code, an operator's box for the number of what was found, an
 * approver's box for the reason why a request is declined, or a ruler's for the reason why a limit is lifted.
 */
export type Box = "form" | "code" | "found" | "why" | "lift";

/** Answers from a form or a box for a code. They are checked before anything is kept. */
export interface Submitted {
  is: "submitted";
  caseId: string;
  box: Box;
  answers: Record<string, string>;
  question?: string;
  /** The user who was chosen as the customer. */
  customer?: string;
  /** The customer is to get a link. */
  link?: true;
  /** The form has closed on the person's screen, so right answers are kept and only the wrong ones are asked again. */
  isClosed?: true;
}

/** What a person wants. */
export type Wish =
  /**
   * `typed` is all that was typed along with a command. `ofMessage` is set where the order takes the text of a message.
   */
  | { is: "order"; order: Order; typed?: string; ofMessage?: true }
  | Said
  | Submitted
  | { is: "answer"; caseId: string; answer: Answer }
  /** The person wants something to type into. */
  | { is: "box"; caseId: string; box: Box; question?: string }
  /** An operator wants to see whom a case is about. */
  | { is: "peek"; caseId: string }
  | { is: "resume"; caseId: string }
  /** The person wants to see a secret of theirs. */
  | { is: "reveal"; caseId: string };

/** What a deed led to, after the commit. All of it is shown to the person who did it, and to nobody else. */
export type Next =
  /** Nothing happened, because the person may not do it. */
  | { whyNot: Text }
  | { says: Saying }
  /**
   * Why answers of a form were not kept, by field, and why nobody was named as the customer. `fields` are all fields of
   * the form, if it has closed on the person's screen. Nothing of the answers in `secret` may be shown again.
   */
  | { wrong: Record<string, Text>; cannot?: Text; fields?: FormField[]; secret?: string[] }
  /** The case should be shown to the person. `box` is the box to open; `any` is whichever there is. */
  | { shows: string; box?: Box | "any" }
  /**
   * The desk has received it, and the card of this case will say how it went. `askedSecret` is set for words that
   * others can read: whether a secret was asked for. `also` is said besides, such as a link that a form has asked for.
   */
  | { received: string; askedSecret?: boolean; also?: Saying }
  /** The secret of this case may be shown to the person. */
  | { reveals: string }
  /** The e-mail or number that a card has masked may be shown to the person, for a while. */
  | { peeks: string; key: string }
  /** A box should be opened for the number of what was found. */
  | { findsFor: FoundBox }
  /** A box should be opened for the reason why a request is declined, or a limit lifted. */
  | { declines: WhyBox };

/** The box for the number of what was found. `name` is what the number is called, such as UIN. */
export interface FoundBox {
  caseId: string;
  question: string;
  name: Text;
}

/** The box for the reason why what this question asks is declined, or with `lifts` why a limit is lifted. */
export interface WhyBox {
  caseId: string;
  question: string;
  lifts?: true;
}

export type Saying =
  | { notice: Text }
  /** `pauses` is set for whoever may pause the desks. */
  | { help: true; pauses?: true }
  | { list: CasePage }
  | { found: CaseLine[] }
  /** What an agent may pass on to the customer, in each of these languages. */
  | { handout: Handout }
  /** A link for the customer, which is shown to the agent once and must stand nowhere else. */
  | { link: GivenLink }
  /** No case was opened. `oldest` is a case to go on with instead. */
  | { notOpened: Text; oldest: CaseLine }
  | { puzzle: Puzzle }
  /** A code was said, and these cases wait for one. */
  | { which: string[] };

/** How the choices begin that give the code that a person has just said to one of several cases. */
export const thisCode = "this-code";

export interface Handout {
  lines: Text[];
  languages: readonly Language[];
}

/** A role that people have by a setting, and not by what they do. */
export type AppointedRole = typeof approvers | typeof supervisors;

/** What a platform knows of people. It may have to ask the platform's API, which may fail. */
export interface Members {
  /** Whether a person belongs to the workspace or server, and is no guest. */
  belongs(person: string): Promise<boolean>;
  /** Whether a person may open requests. */
  opens(person: string): Promise<boolean>;
  /** Whether two people are of one workspace or server, so that they may know of each other's requests. */
  areTogether(person: string, other: string): boolean;
  /** Whether a person acts as an operator here. */
  operates(person: string, here: string): boolean;
  /** The people who can act as operators, because they read where operators read. `one` where it is one person only. */
  rulers(): Promise<string[] | "one">;
  /** Those who have a role by a setting. A role that nobody has here is left out. */
  appointed?: Partial<Record<AppointedRole, Appointment>>;
  /** Other ids of the same person on this platform. */
  otherIds?(person: string): Promise<string[]>;
  /** Whether a person has left the workspace or server, or was deactivated. */
  isGone?(person: string): Promise<boolean>;
  /** Why nobody may open requests here. Undefined where people may. */
  closed?(here: string): Text | undefined;
  /** Whether a customer who does not belong may answer here. Left out on platforms where none may. */
  admits?(here: string, person: string): boolean | Promise<boolean>;
  /** What a person is called on the platform, as they wrote it. Left out where nobody has a name. */
  nameOf?(person: string): Promise<string | undefined>;
  mayNot: Text;
  mayNotAnswer(person: string): Text;
  /**
   * What people are told when the platform could not tell who somebody is. Left out where the platform need not be
   * asked.
   */
  unknown?(error: unknown, person: string): Text;
}

/** What a platform knows of the people who have a role by a setting. */
export interface Appointment {
  /**
   * Whether a person has the role, and acts where those read who have it; without `here`, wherever they are. The platform
   * is asked anew each time, and nothing that it said before counts.
   */
  has(person: string, here: string | undefined): Promise<boolean>;
  /** The people who have the role, twenty of them at most. Rejects where the platform does not tell. */
  people(): Promise<string[]>;
}

/** What a platform knows of people's rights, for whoever looks at the settings. */
export type Rights = Pick<Members, "appointed" | "opens">;

/** What a platform gives to the shared way in. */
export interface Front<Visit = unknown> {
  /** The platform's name, as people write it. */
  name: string;
  settings: {
    /** The slash command, with its slash. */
    command: string;
    clock: () => number;
    log: Record<"debug" | "warn", (fields: object, words: string) => void>;
  };
  members: Members;
  /** The id of a user whom this person named. */
  named(by: string, user: string): string;
  /**
   * The address of somebody who is named as the customer in a room: in private if the platform lets the bot, else in the
   * room. The room itself when left out.
   */
  inPrivateOr?(room: string, person: string): string;
  /** Notes where a person is, so that private notices find them there. */
  places: { came(person: string, visit: Visit): void };
  /** A card becomes a new message the next time it is shown. */
  cards: { moveDown(at: string, caseId: string, audience: string): Promise<void> };
  outlet: { tell(person: string, notice: Text): Promise<void> };
  /** How many requests a page of a list shows. */
  listed: number;
  /** The language that a person reads. Left out where that is not known. */
  readsIn?(person: string): Promise<Language | undefined>;
  /** Set where what is typed can be masked, so that a password may be asked for. */
  masks?: true;
}
