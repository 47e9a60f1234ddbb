import type { Flow } from "../conversation/flow.ts";
import type { Case } from "../conversation/types.ts";
import type { CaseFilter, Ledger } from "../ledger/ledger.ts";
import { windowEnd } from "../ledger/rows/fingerprints.ts";
import { t } from "../words/words.ts";
import { homeOf } from "./address.ts";
import { beginningIn, folded, isNamed, termIn } from "./case-terms.ts";
import { AskedTooOften } from "./platform.ts";
import type { SearchTerm } from "./search-terms.ts";

export interface FindParts {
  ledger: Pick<Ledger, "list" | "load" | "write" | "now">;
  world: Case["world"];
  /** The flow of a case. Undefined for a case of the other world. */
  flowOf: (theCase: Case) => Flow | undefined;
}

const mostFound = 50;
const [mostAMinute, minuteMs] = [30, 60_000];

/**
 * Finds requests of the workspace or server of the person who looks, without looking through others. It counts the
 * look, because somebody who looks again and again reads out who there is.
 */
export function createFinding({ ledger, world, flowOf }: FindParts) {
  async function count(person: string): Promise<void> {
    const look = { write: "count", name: `found by ${person}`, windowMs: minuteMs, limit: mostAMinute } as const;
    if ((await ledger.write([look])).is === "kept") return;
    const at = windowEnd(await ledger.now(), minuteMs);
    throw new AskedTooOften(t("chat.find-too-often", { most: mostAMinute, at: { at } }));
  }

  /** Open ones first. */
  async function listed(filter: CaseFilter): Promise<Case[]> {
    const open = await ledger.list({ ...filter, world, state: "open", limit: mostFound });
    const limit = mostFound - open.length;
    return limit > 0 ? [...open, ...(await ledger.list({ ...filter, world, state: "closed", limit }))] : open;
  }

  async function lookedUp(term: SearchTerm, home: string): Promise<Case[]> {
    if ("id" in term) {
      const found = await ledger.load(term.id);
      return found && homeOf(found.people.owner) === home ? [found] : [];
    }
    if ("mail" in term || "phone" in term) return listed({ ...term, home });
    if ("tencent" in term) {
      const made = await listed({ term: termIn(home, "id", folded(term.tencent)), home });
      return made.length > 0 || !/^\d+$/.test(term.tencent) ? made : listed({ phone: term.tencent, home });
    }
    if ("domain" in term) {
      const domain = folded(term.domain);
      const found = await listed({ term: termIn(home, "domain", domain), home });
      return found.filter((each) => folded(flowOf(each)?.index(each.answers).mail ?? "").endsWith(`@${domain}`));
    }
    const found = await listed({ term: termIn(home, "name", beginningIn(term.name)!), home });
    return found.filter((each) => isNamed(flowOf(each)?.index(each.answers).name ?? "", term.name));
  }

  return async function find(person: string, term: SearchTerm): Promise<Case[]> {
    await count(person);
    return lookedUp(term, homeOf(person));
  };
}
