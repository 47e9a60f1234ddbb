import { placeOf } from "../../desk/address.ts";
import { idsOf } from "../../desk/linked-people.ts";
import type { Write } from "../../ledger/ledger.ts";
import type { MessageKey } from "../../words/en/all.ts";
import { t } from "../../words/words.ts";
import type { Parts } from "./dependencies.ts";

type Count = Extract<Write, { write: "count" }>;

export const day = 24 * 60 * 60_000;

/** Whom a text is counted for. */
type Whose = "number" | "agent" | "workspace" | "desk";

/**
 * The counters that one more text adds to: those of the number, of the request's owner, of their workspace or server,
 * and of the desk.
 */
export function textCounts({ caps, links = [] }: Pick<Parts, "caps" | "links">, to: string, owner: string): Count[] {
  const { perNumber, perAgent, perDesk, perWorkspace = perDesk } = caps;
  const count = (of: Whose, name: string, limit: number): Count => ({ write: "count", name, windowMs: day, limit, of });
  return [
    count("number", `texts to ${to}`, perNumber),
    count("agent", `texts by ${idsOf(links, owner).toSorted()[0]}`, perAgent),
    count("workspace", `texts in ${placeOf(owner)}`, perWorkspace),
    count("desk", "texts", perDesk),
  ];
}

const said: Record<Whose, MessageKey> = {
  number: "create.cap-number",
  agent: "create.cap-agent",
  workspace: "create.cap-workspace",
  desk: "create.cap",
};

/** What people are told when a counter is full. `of` says which one. */
export function usedUp(of: string | undefined) {
  return t(said[of as Whose] ?? said.desk);
}
