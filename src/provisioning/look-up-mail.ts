import type { Outcome } from "../conversation/types.ts";
import type { Performer } from "../outbox.ts";
import { t } from "../words/words.ts";
import type { Parts } from "./parts.ts";

/** An early word on a mail that cannot work, before anything is spent on it. The create looks again by itself. */
export function lookUpMailPerformer(p: Parts): Performer {
  return async (job) => {
    const { effect } = job.work;
    const { mail } = effect.input as { mail: string };
    await p.desk.settled(effect.id, job.caseId, (await openElsewhere(p, job.caseId, mail)) ?? (await ours(p, mail)));
  };
}

async function openElsewhere(p: Parts, caseId: string, mail: string): Promise<Outcome | undefined> {
  const here = await p.ledger.load(caseId);
  const rivals = await p.ledger.list({ mail, state: "open" });
  const rival = rivals.find((other) => other.id !== caseId && other.world === here?.world && other.opened <= here.opened);
  if (!rival) return undefined;
  const mine = rival.people.owner === here?.people.owner;
  const why = mine ? t("create.open-elsewhere", { case: rival.id }) : t("create.open-by-other");
  return { ok: false, why, redo: "mail" };
}

async function ours(p: Parts, mail: string): Promise<Outcome> {
  const found = await p.api.customersCredit({ by: "Email", filter: mail });
  if (found.is !== "done") return { ok: true, value: { seen: "unreachable" } };
  const taken = found.value.rows.some((row) => row.mail.toLowerCase() === mail);
  return taken ? { ok: false, why: t("create.already-ours", { mail }), redo: "mail" } : { ok: true, value: { seen: false } };
}
