import type { Case, Choice, FromPerson, Person } from "./types.ts";

/**
 * The part of a person in a request. An agent is a person who may open requests on that platform. A customer who is an
 * agent too (`agentCustomer`) may do what agents may; any other customer is an outside one. An approver approves
 * requests and has no part in this one; an operator runs the desk. These two act where their cards are read, and may
 * be agents elsewhere. A supervisor answers for what the desk spends, and acts anywhere.
 */
export const parts = [
  "owner",
  "agentCustomer",
  "customer",
  "agent",
  "approver",
  "supervisor",
  "operator",
  "stranger",
] as const;
export type Part = (typeof parts)[number];

/** The role that platforms give to people who may open requests. */
export const agents = "agents";
/** The role that platforms give to people who may approve requests, and the audience of their cards. */
export const approvers = "approvers";
/** The role that platforms give to people who supervise the desk. */
export const supervisors = "supervisors";

const theirs = ["owner", "agentCustomer", "customer"] as const;
const inside = ["owner", "agentCustomer"] as const;

/** Who may do what with a request, on every platform alike. Answering a question is checked further by `mayAnswer`. */
export const table = {
  /** Answer what they are asked themselves: the code, their own password, a field of theirs. */
  answer: theirs,
  newCode: theirs,
  /** See the password or token that was made for them, once. */
  reveal: theirs,
  notMyNumber: theirs,
  /** Say that they are not the customer, which ends their part. */
  notMe: ["agentCustomer", "customer"],
  askToCancel: theirs,
  askPerson: theirs,
  /** See their own card, and how far the request is. */
  see: theirs,
  help: [...theirs, "agent", "approver", "supervisor", "operator", "stranger"],
  /** Approve a request, or decline it with a reason. */
  decide: ["approver"],
  /** Say what became of a create that no look-up shows, and let a held request go on or close it. */
  judge: ["operator"],
  /** See the e-mail address or number that their card masks, alone and for a while. */
  peek: ["operator"],
  /** Give a request to somebody else whose owner is gone. */
  giveOn: ["operator"],
  /** Pause the whole desk, and let it go on. */
  pause: ["supervisor", "operator"],
  /** Lift a limit that holds a request up, for one more try. */
  lift: ["supervisor", "operator"],
  /** Write a note for agents. */
  note: [...inside, "agent"],
  /** Ask the owner to hand the request over. */
  askForIt: ["agent"],
  edit: inside,
  cancel: inside,
  /** Take back what waits for an approval that nobody gives. */
  takeBack: inside,
  handOver: ["owner"],
  nameCustomer: ["owner"],
  open: [...inside, "agent"],
  list: [...inside, "agent", "approver"],
  find: [...inside, "agent"],
} as const satisfies Record<string, readonly Part[]>;

/** The name of something that a person may do with a request: a key of `table`. */
export type Action = keyof typeof table;

/** Whether somebody who is `part` to a request may do this with it. */
export function may(part: Part, action: Action): boolean {
  return (table[action] as readonly Part[]).includes(part);
}

/** What this person is to the case, by their id and by the roles the platform told for this event. */
export function partOf({ people }: Pick<Case, "people">, { id, roles = [] }: Person): Part {
  const isAgent = roles.includes(agents);
  if (id === people.owner) return "owner";
  if (id === people.customer) return isAgent ? "agentCustomer" : "customer";
  return isAgent ? "agent" : "stranger";
}

const actions: Record<string, Action> = {
  help: "help",
  status: "see",
  resend: "newCode",
  lift: "lift",
  reveal: "reveal",
  person: "askPerson",
  back: "edit",
  edit: "edit",
  keep: "edit",
  cancel: "cancel",
  "ask-cancel": "askToCancel",
  "not-my-number": "notMyNumber",
  "not-me": "notMe",
  "take-back": "takeBack",
  "no-calls": "see",
  calls: "see",
};

/** The action that a command or a button stands for. A choice that is no command answers the open question. */
export function actionOf(does: string): Action {
  if (does.startsWith("edit:")) return "edit";
  return actions[does] ?? (does.startsWith("cancel:") ? "cancel" : "answer");
}

const pressed: Record<string, Action> = {
  link: "nameCustomer",
  unlink: "nameCustomer",
  "hand:": "handOver",
  "found:": "judge",
  absent: "judge",
  "decline:": "decide",
  decline: "decide",
  handout: "see",
  again: "open",
  "ask-for-it": "askForIt",
};

/** What somebody tries with an event, as far as the event tells. */
export function triedBy(event: FromPerson): Action {
  switch (event.type) {
    case "pressed":
      return pressed[event.choice] ?? pressed[event.choice.replace(/:.*$/s, ":")] ?? actionOf(event.choice);
    case "handed":
      return event.role === "owner" ? "handOver" : "nameCustomer";
    case "unlinked":
      return "nameCustomer";
    case "back":
      return "edit";
    case "cancelled":
      return "cancel";
    default:
      return "answer";
  }
}

const askToCancel: Choice = { key: "ask-cancel", label: { key: "talk.choice-ask-cancel" } };

/**
 * Of a question's choices, those that the customer gets, with their ways out of it. Cancel becomes a wish that the owner
 * cancels.
 */
export function forCustomer(choices: Choice[], waysOut: Choice[]): Choice[] {
  const theirs = choices.filter(({ key }) => key === "cancel" || may("customer", actionOf(key)));
  const at = theirs.findIndex(({ key }) => key === "cancel");
  const before = at < 0 ? theirs : theirs.slice(0, at);
  return [...before, ...waysOut, ...(at < 0 ? [] : [askToCancel, ...theirs.slice(at + 1)])];
}
