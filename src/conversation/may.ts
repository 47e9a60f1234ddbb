import type { Case, Choice, Person } from "./types.ts";

/**
 * What somebody is to a request. An agent is whoever may open requests, as the platform knows; a customer who is one keeps
 * what agents may do with it, any other customer is an outside one.
 */
export type Part = "owner" | "agentCustomer" | "customer" | "agent" | "stranger";

/** The role that platforms give to whoever may open requests. */
export const agents = "agents";

const theirs = ["owner", "agentCustomer", "customer"] as const;
const inside = ["owner", "agentCustomer"] as const;

/** Everything that people do, and who may; the same on every platform. */
export const table = {
  /** What they are asked themselves: the code, their own password, a field of theirs. */
  answer: theirs,
  newCode: theirs,
  /** A password or token of theirs, once. */
  reveal: theirs,
  notMyNumber: theirs,
  askToCancel: theirs,
  askPerson: theirs,
  /** Their own card, and how far it is. */
  look: theirs,
  help: [...theirs, "agent", "stranger"],
  edit: inside,
  cancel: inside,
  handOver: ["owner"],
  nameCustomer: ["owner"],
  open: [...inside, "agent"],
  list: [...inside, "agent"],
  find: [...inside, "agent"],
} as const satisfies Record<string, readonly Part[]>;

export type Action = keyof typeof table;

export function may(part: Part, action: Action): boolean {
  return (table[action] as readonly Part[]).includes(part);
}

export function partOf({ people }: Pick<Case, "people">, { id, roles = [] }: Person): Part {
  const isAgent = roles.includes(agents);
  if (id === people.owner) return "owner";
  if (id === people.customer) return isAgent ? "agentCustomer" : "customer";
  return isAgent ? "agent" : "stranger";
}

const actions: Record<string, Action> = {
  help: "help",
  status: "look",
  resend: "newCode",
  reveal: "reveal",
  person: "askPerson",
  back: "edit",
  edit: "edit",
  keep: "edit",
  cancel: "cancel",
  "ask-cancel": "askToCancel",
  "not-my-number": "notMyNumber",
};

/** What a command or a button does; any other choice answers the question. */
export function actionOf(does: string): Action {
  if (does.startsWith("edit:")) return "edit";
  return actions[does] ?? (does.startsWith("cancel:") ? "cancel" : "answer");
}

const askToCancel: Choice = { key: "ask-cancel", label: { key: "talk.choice-ask-cancel" } };
const notMyNumber: Choice = { key: "not-my-number", label: { key: "talk.choice-not-my-number" } };

/** What of a question's choices is a customer's. They are told of a text, so they can say that it goes to somebody else. */
export function forCustomer(choices: Choice[]): Choice[] {
  return choices.flatMap((choice) => {
    if (choice.key === "cancel") return [askToCancel];
    if (!may("customer", actionOf(choice.key))) return [];
    return choice.key === "resend" ? [choice, notMyNumber] : [choice];
  });
}
