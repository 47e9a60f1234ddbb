import { AskedTooOften, agents, may, type Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Deed, Front, Next } from "./front.ts";
import { noSuchCase, opensInstead } from "./no-such-case.ts";
import { caseIn } from "./order.ts";
import type { WhoMay } from "./who-may.ts";

type LookingUpFront = Pick<Front, "settings" | "listed">;

/** Lists a person's own requests, and finds those of colleagues. */
export function createLookingUp({ settings, listed }: LookingUpFront, reception: Reception, whoMay: WhoMay) {
  const { command } = settings;
  const saying = (notice: ReturnType<typeof t>): Next => ({ says: { notice } });

  async function isAgent(deed: Deed): Promise<boolean> {
    return (await whoMay.ranked(deed)).roles?.includes(agents) ?? false;
  }

  async function list(deed: Deed, page?: string): Promise<Next> {
    const approves = await whoMay.approves(deed);
    const part = approves ? "approver" : (await isAgent(deed)) ? "agent" : "stranger";
    const whyNot = may(part, "list") ? undefined : await whoMay.open(deed, "list");
    if (whyNot) return saying(whyNot);
    return { says: { list: await reception.cases(deed.from.id, { most: listed, page, approves }) } };
  }

  /** Finds requests by a number, address or phone. People who may open requests may find those of their colleagues. */
  async function find(deed: Deed, text: string): Promise<Next> {
    const { id } = deed.from;
    const whyNot = await whoMay.open(deed, "find");
    if (whyNot) return saying(whyNot);
    const found = await reception.find(id, text).catch(tooOften);
    if (found instanceof AskedTooOften) return saying(found.why);
    if (!found) return saying(t("chat.find-what", { command }));
    const known = found.filter(({ owner }) => owner === undefined || whoMay.know(id, owner));
    if (known.length > 0) return { says: { found: known } };
    const { caseId } = caseIn(text);
    const none = caseId && (await noSuchCase(reception, caseId, (owner) => whoMay.know(id, owner)));
    return saying(none && opensInstead(none) ? none : t("chat.found-none"));
  }

  return { isAgent, list, find };
}

function tooOften(error: unknown): AskedTooOften {
  if (!(error instanceof AskedTooOften)) throw error;
  return error;
}
