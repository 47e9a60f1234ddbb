import type { Case } from "../../../src/conversation/types.ts";
import type { CaseFilter, CasePlace } from "../../../src/ledger/ledger.ts";
import { type FiledCase, folded } from "./memory.ts";

/** The cases that fit, in the order of the list. */
export function listed(all: FiledCase[], filter: CaseFilter): Case[] {
  const { owner, world, state, mail, phone, term, home, since, after, before, limit = 50 } = filter;
  const fit = all
    .filter((each) => owner === undefined || [owner].flat().includes(each.owner))
    .filter((each) => world === undefined || each.world === world)
    .filter((each) => state === undefined || (state === "closed" ? each.state !== "open" : each.state === state))
    .filter((each) => mail === undefined || each.mail === folded(mail))
    .filter((each) => phone === undefined || each.phone === folded(phone))
    .filter((each) => term === undefined || each.terms?.includes(term))
    .filter((each) => home === undefined || each.owner.slice(0, each.owner.lastIndexOf(":") + 1) === home)
    .filter((each) => since === undefined || each.opened >= since)
    .filter((each) => after === undefined || inOrder(after, each) < 0)
    .filter((each) => before === undefined || inOrder(each, before) < 0)
    .sort(inOrder);
  const isReversed = before !== undefined && after === undefined;
  return (isReversed ? fit.slice(-limit) : fit.slice(0, limit)).map(({ body }) => body);
}

function inOrder(a: CasePlace, b: CasePlace): number {
  return b.opened - a.opened || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
