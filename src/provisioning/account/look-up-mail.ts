import type { Case, Outcome, Refusal } from "../../conversation/types.ts";
import { idsOf } from "../../desk/linked-people.ts";
import type { Performer } from "../../desk/outbox.ts";
import type { PartnerApi } from "../../tencent/partner.ts";
import { t } from "../../words/words.ts";
import { madeSince } from "../protocol/after-restore.ts";
import type { Creation } from "../protocol/creation.ts";
import type { Parts } from "../protocol/dependencies.ts";
import { asMayBeKnown, mayKnow } from "../protocol/strangers.ts";
import { mailFits } from "./match.ts";

type LookUp = Pick<PartnerApi, "customersCredit">;

/**
 * Looks the e-mail address up as soon as it is given, so that an address that is taken is refused before anything is
 * spent on it. The create looks it up once more.
 */
export function lookUpMailPerformer(p: Parts, api: LookUp, creation: Creation): Performer {
  return async (job) => {
    const { effect } = job.work;
    const { mail } = effect.input as { mail: string };
    const here = await p.ledger.load(job.caseId);
    // also where it is known to be in use, which nobody shall be able to tell by the time it takes
    const found = await ours(api, mail);
    const taken = !here || found.ok ? found : await asMayBeKnown(p, creation, here, mail, found);
    const outcome = (here && (await openElsewhere(p, creation, here, mail))) ?? taken;
    const own = outcome.ok ? "none" : await madeSince(p, creation, job.caseId);
    if (own === "found") return;
    await p.desk.settled(effect.id, job.caseId, own === "blind" ? unreachable : outcome);
  };
}

const mostOpen = 1_000;
const unreachable: Extract<Outcome, { ok: true }> = { ok: true, value: { seen: "unreachable" } };

async function openElsewhere(p: Parts, creation: Creation, here: Case, mail: string): Promise<Outcome | undefined> {
  const others = await p.ledger.list({ mail, state: "open", limit: mostOpen });
  const rivals = others.filter((other) => isRival(here, other, mail));
  const rival = rivals.find((other) => mayKnow(p, here, other));
  if (!rival) return rivals.length > 0 ? creation.notHere : undefined;
  const mine = idsOf(p.links ?? [], here.people.owner).includes(rival.people.owner);
  const why = mine ? t("create.open-elsewhere", { case: rival.id }) : t("create.open-by-other");
  return { ok: false, why, redo: "mail" };
}

/**
 * Whether another case goes first, because it wants the same address and is older. The address is compared, because the
 * ledger also finds cases by an address that they have given up since.
 */
function isRival(here: Case, other: Case, mail: string): boolean {
  if (other.id === here.id || other.world !== here.world || other.answers.mail !== mail) return false;
  return other.opened < here.opened || (other.opened === here.opened && other.id < here.id);
}

async function ours(api: LookUp, mail: string): Promise<Refusal | Extract<Outcome, { ok: true }>> {
  const found = await api.customersCredit({ by: "Email", filter: mail });
  if (found.is !== "done") return unreachable;
  const taken = found.value.rows.some((row) => mailFits(mail, row.mail));
  return taken
    ? { ok: false, why: t("create.already-ours", { mail }), redo: "mail" }
    : { ok: true, value: { seen: false } };
}
