import type { EffectJob, Performer } from "../../desk/outbox.ts";
import type { ClassroomInput } from "../../flows/effects.ts";
import { t } from "../../words/words.ts";
import { takeBack } from "../protocol/after-restore.ts";
import { createPerformer } from "../protocol/create.ts";
import type { Parts, System } from "../protocol/dependencies.ts";
import { type ClassroomParts, classroomCreation, resultOf, whyNoToken } from "./creation.ts";

type Renewal = Extract<ClassroomInput, { task: "token" }>;

/**
 * Makes a new user by the create protocol, or gets a new token for a user who is there. The token is asked for until
 * Tencent answers, because asking twice does no harm.
 */
function classroomPerformer(p: Parts, parts: ClassroomParts): Performer {
  const create = createPerformer(p, classroomCreation(parts));
  return (job) => {
    const input = job.work.effect.input as ClassroomInput;
    if (input.task !== "token") return create(job);
    return job.restored ? takeBack(p, job) : renew(p, parts, job, input);
  };
}

async function renew(
  p: Parts,
  { api, sdkAppId, secretMs }: ClassroomParts,
  { caseId, work: { effect } }: EffectJob,
  { originId }: Renewal,
): Promise<void> {
  const answer = await api.loginOriginId({ sdkAppId, originId });
  const now = await p.ledger.now();
  if (answer.is === "done") {
    const { userId, token } = answer.value;
    const ref = `${effect.id}/secret`;
    await p.vault.put(ref, token, secretMs);
    await p.desk.settled(effect.id, caseId, {
      ok: true,
      value: resultOf(userId, originId, ref, answer.requestId, now),
    });
    return;
  }
  const refused = answer.is === "refused" ? whyNoToken(answer.code, answer.requestId) : undefined;
  const mayRepeat = !refused || refused.row.repeat === "safe" || refused.row.repeat === "wait";
  const promised = (await p.ledger.load(caseId))?.working?.[effect.id]?.at ?? 0;
  if (mayRepeat && now <= promised + p.times.precheckMs) throw new Error("The classroom service gave no token.");
  const told = refused?.told ?? { why: t("create.unreachable") };
  await p.desk.settled(effect.id, caseId, { ok: false, ...told, ...(refused?.row.mend && { redo: "whose" }) });
}

/** The classroom service: makes users and gives new tokens. */
export function classroomSystem(p: Parts, parts: ClassroomParts): System {
  return {
    performers: { classroomUser: classroomPerformer(p, parts) },
    creation: classroomCreation(parts),
  };
}
