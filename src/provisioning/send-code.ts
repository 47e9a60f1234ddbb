import type { Outcome } from "../conversation/types.ts";
import type { Attempt, Write } from "../ledger/ledger.ts";
import type { Performer } from "../outbox.ts";
import { explain } from "../tencent/errors.ts";
import { t } from "../words/words.ts";
import { update } from "./ends.ts";
import type { Parts } from "./parts.ts";

const day = 24 * 60 * 60_000;
/** Tencent gives no length for its longer limit, so this is ours. */
const longLimitMs = 30 * 60_000;

/** One text for one go. It is counted and written down before the call; an answer that got lost counts as sent. */
export function sendCodePerformer(p: Parts): Performer {
  return async (job) => {
    const { effect } = job.work;
    const { dial, national } = effect.input as { dial: string; national: string };
    const settle = (outcome: Outcome, also: Write[]) => p.desk.settled(effect.id, job.caseId, outcome, also);

    const earlier = await p.ledger.attempt(effect.id);
    if (earlier) {
      await settle({ ok: true, value: { sent: "perhaps" } }, [update(earlier, { state: "done", nextLook: null })]);
      return;
    }
    const theCase = await p.ledger.load(job.caseId);
    const attempt: Omit<Attempt, "version"> = {
      effect: effect.id,
      caseId: job.caseId,
      api: "SendVerifyCode",
      partner: p.partner,
      naturalKey: dial + national,
      match: {},
      state: "sent",
      signedAt: await p.ledger.now(),
      empties: 0,
      looks: 0,
      nextLook: null,
    };
    const told = await p.desk.progressed(effect.id, job.caseId, "sent", [
      { write: "count", name: `texts to ${dial}${national}`, windowMs: day, limit: p.caps.perNumber },
      { write: "count", name: `texts by ${theCase?.people.owner}`, windowMs: day, limit: p.caps.perAgent },
      { write: "count", name: "texts", windowMs: day, limit: p.caps.perDesk },
      { write: "attempt", attempt },
    ]);
    if (told.is === "withdrawn") return;
    if (told.is === "conflict") {
      const now = await p.ledger.now();
      await settle({ ok: false, why: t("create.cap"), until: (Math.floor(now / day) + 1) * day }, []);
      return;
    }

    const outcome = await p.api.sendVerifyCode({ dialCode: dial, phone: national });
    const written = (await p.ledger.attempt(effect.id))!;
    switch (outcome.is) {
      case "done":
        await settle({ ok: true, value: { sent: true } }, [update(written, { state: "done", requestId: outcome.requestId })]);
        return;
      case "unknown":
        await settle({ ok: true, value: { sent: "perhaps" } }, [update(written, { state: "done", code: outcome.why })]);
        return;
      case "not-sent":
        await settle({ ok: false, why: t("create.not-sent-text") }, [update(written, { state: "refused", code: outcome.why })]);
        return;
      case "refused": {
        const { code, requestId } = outcome;
        const row = explain("SendVerifyCode", code);
        const now = await p.ledger.now();
        const until = row.repeat === "wait" ? now + (code.endsWith("SendVerifyCodeLimit") ? longLimitMs : 65_000) : undefined;
        const why = t(row.say, { code, requestId });
        await settle({ ok: false, why, ...(row.mend && { redo: row.mend }), ...(until && { until }) }, [
          update(written, { state: "refused", code, requestId }),
        ]);
      }
    }
  };
}
