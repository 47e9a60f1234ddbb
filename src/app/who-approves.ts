import { idsOf, type LinkedPeople } from "../desk/linked-people.ts";
import { StartError } from "../machine/start-error.ts";

/** What is asked to find out whether somebody could approve each agent's requests. */
export interface WhoApproves {
  /** The ids of the people who may approve. Rejects where the platform does not tell. */
  approvers: () => Promise<readonly string[]>;
  /** Whether the person with this id may open requests. */
  opens: (id: string) => Promise<boolean>;
  links: LinkedPeople;
}

/**
 * Who could approve for whom. `nobody`: no request could be approved. `not-own`: nobody could approve the requests of
 * this one person, who alone approves. `unseen`: the platform does not tell.
 */
export type Approvable =
  | { is: "fine"; people: number }
  | { is: "nobody" | "unseen" }
  | { is: "not-own"; person: string };

/** Finds out for whom nobody could approve. Whoever approves does so for everybody but themselves. */
export async function whoApproves({ approvers, opens, links }: WhoApproves): Promise<Approvable> {
  try {
    return await look(await approvers(), opens, links);
  } catch {
    return { is: "unseen" };
  }
}

async function look(ids: readonly string[], opens: WhoApproves["opens"], links: LinkedPeople): Promise<Approvable> {
  const people = new Map(ids.map((id) => [idsOf(links, id).toSorted()[0]!, id]));
  const [only] = people.values();
  if (only === undefined) return { is: "nobody" };
  if (people.size > 1) return { is: "fine", people: people.size };
  const isAgent = await Promise.all(idsOf(links, only).map(opens));
  return isAgent.includes(true) ? { is: "not-own", person: only } : { is: "fine", people: 1 };
}

/** What an operator is told, and whether requests would wait for ever. */
export function saysOf(found: Approvable): string {
  switch (found.is) {
    case "fine":
      return found.people === 1
        ? "one person may approve, who opens no requests, so each request has somebody who can approve it"
        : `${found.people === 20 ? "20 or more" : found.people} people may approve, so each request has somebody else who can approve it`;
    case "nobody":
      return "names nobody who may approve, so nothing that APPROVAL names could ever be opened. Invite those who approve to that channel, or name people, groups or roles that have members there.";
    case "not-own":
      return `lets only ${found.person} approve, who opens requests too, and nobody could approve theirs. Let somebody else approve as well, or let that person open no requests (SLACK_AGENT_GROUPS, DISCORD_AGENT_ROLES).`;
    case "unseen":
      return "can't be looked into, because the platform doesn't tell who is there. See for yourself that two people can approve, or one who opens no requests.";
  }
}

/** Nobody could approve the requests of some agent, or of all. */
export class NobodyApproves extends StartError {
  override name = "NobodyApproves" as const;

  constructor(found: Approvable) {
    super(`APPROVERS ${saysOf(found)}`);
  }
}
