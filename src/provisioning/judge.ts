import type { Text } from "../conversation/types.ts";
import type { Performer } from "../outbox.ts";
import { t } from "../words/words.ts";
import { created } from "./created.ts";
import { end, ended } from "./ends.ts";
import type { Parts } from "./parts.ts";
import type { System } from "./systems.ts";

/** What the conversation promises: who found it, or which two are certain that it is not there. */
type Judged = { effect: string; by: string } & ({ found: string | null } | { absent: string });

/** What people who run the desk found out about a create settles it; should the world have been faster, the world wins. */
function judgePerformer(p: Parts, systems: readonly Pick<System, "creation">[]): Performer {
  return async ({ caseId, work: { effect } }) => {
    const judged = effect.input as Judged;
    const settle = () => p.desk.settled(effect.id, caseId, { ok: true, value: null });
    const attempt = await p.ledger.attempt(judged.effect);
    const its = systems.find(({ creation }) => creation.api === attempt?.api && creation.partner === attempt.partner);
    if (!attempt || !its || attempt.state !== "manual") return void (await settle());
    const tell = (notice: Text) => p.desk.note(caseId, { event: `judged:${effect.id}`, to: judged.by, notice });
    const { creation } = its;
    const now = await p.ledger.now();

    if ("found" in judged) {
      const made = await creation.claim(attempt, judged.found);
      if (made) await created(p, creation, attempt, made);
      else await tell(t("create.found-not", { case: caseId }));
      return void (await settle());
    }
    const certainFrom = attempt.signedAt + p.times.horizonMs;
    if (now < certainFrom) {
      await tell(t("create.too-early", { case: caseId, at: { at: certainFrom } }));
      return void (await settle());
    }
    p.log.warn({ case: caseId, effect: judged.effect, by: [judged.absent, judged.by] }, "confirmed absent by two");
    const { redo } = creation.again;
    const refusal = {
      ok: false as const,
      why: t("create.confirmed-absent"),
      ...(redo && { redo }),
      facts: { frozen: [] },
    };
    const change = { state: "absent" as const, nextLook: now + p.times.watchEveryMs };
    const told = await end(p, attempt, refusal, ended(attempt, change));
    if (told.is === "conflict") throw new Error("The attempt has just moved on; look again.");
    await settle();
  };
}

/** Everything that flows may ask for, and what operators decide. */
export function performersOf(p: Parts, systems: readonly System[]): Record<string, Performer> {
  const each = systems.map(({ performers }) => performers);
  return Object.assign({ judge: judgePerformer(p, systems) }, ...each);
}
