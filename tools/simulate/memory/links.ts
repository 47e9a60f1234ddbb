import { keyColumn, type Link, type LinkKey, type LinkWrite } from "../../../src/ledger/links.ts";
import { type Memory, put, type Written } from "./memory.ts";

export function findLink({ links }: Memory, key: LinkKey): Link | undefined {
  const [column, value] = keyColumn(key);
  return [...links.values()].find((link) => link[column] === value);
}

/** Writes one row about a link. */
export function createLinkWrites({ links }: Memory, clock: () => number) {
  return function write(each: LinkWrite, caseId: string): Written {
    if (each.write === "link") {
      const { token, person } = each.link;
      const all = [...links.values()];
      if (links.has(token) || all.some((link) => link.person === person)) return undefined;
      const before = all.filter((link) => link.caseId === caseId && link.ended === undefined);
      const undos = before.map((link) => put(links, link.token, { ...link, ended: clock(), why: "replaced" }));
      undos.push(put(links, token, { ...each.link, caseId }));
      return () => {
        for (const undo of undos.reverse()) undo();
      };
    }
    const link = links.get(each.token);
    if (!link || link.caseId !== caseId) return undefined;
    switch (each.write) {
      case "link-opened": {
        const { browser } = each;
        const isOpen = link.browser === undefined && link.ended === undefined && link.until > clock();
        const isTaken = [...links.values()].some((other) => other.browser === browser);
        return isOpen && !isTaken ? put(links, each.token, { ...link, browser, opened: clock() }) : undefined;
      }
      case "link-ended":
        return link.ended === undefined
          ? put(links, each.token, { ...link, ended: clock(), why: each.why })
          : undefined;
      case "link-asked":
        return link.asked === undefined ? put(links, each.token, { ...link, asked: clock() }) : undefined;
    }
  };
}

/** The tokens of links that were made before an instant (ms), of cases that have ended before it. */
export function oldLinks({ links, cases }: Memory, beforeMs: number): string[] {
  return [...links.values()]
    .filter(({ made, caseId }) => {
      const its = cases.get(caseId);
      return made < beforeMs && !(its && (its.state === "open" || (its.body.asOf ?? its.body.touched) >= beforeMs));
    })
    .map(({ token }) => token);
}
