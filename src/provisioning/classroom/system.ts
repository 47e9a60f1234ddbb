import type { Refusal } from "../../conversation/types.ts";
import type { EffectJob, Performer } from "../../desk/outbox.ts";
import type { ClassroomInput } from "../../flows/effects.ts";
import { Secret } from "../../machine/secret.ts";
import { t } from "../../words/words.ts";
import { takeBack } from "../protocol/after-restore.ts";
import { createPerformer } from "../protocol/create.ts";
import type { Creation } from "../protocol/creation.ts";
import type { Parts, System } from "../protocol/dependencies.ts";
import { asMayBeKnown } from "../protocol/strangers.ts";
import { type ClassroomParts, classroomCreation, resultOf, whyNoToken } from "./creation.ts";

type Renewal = Extract<ClassroomInput, { task: "token" }>;

/**
 * Makes a new user by the create protocol, or gets a new token for a user who is there. The token is asked for until
 * Tencent answers, because asking twice does no harm.
 */
function classroomPerformer(p: Parts, parts: ClassroomParts): Performer {
  const creation = classroomCreation(parts);
  const create = createPerformer(p, creation);
  return async (job) => {
    const input = job.work.effect.input as ClassroomInput;
    if (input.task !== "token") return create(job);
    if (job.restored) return takeBack(p, job);
    return (await isOthers(p, creation, job, input)) ? settleNoToken(p, job) : renew(p, parts, job, input);
  };
}

const noToken: Refusal = { ok: false, why: t("error.no-classroom-user"), redo: "whose" };

async function settleNoToken(p: Parts, { caseId, work: { effect } }: EffectJob): Promise<void> {
  await p.desk.settled(effect.id, caseId, noToken);
}

/**
 * Whether only requests of other workspaces or servers have made a user with this ID. A token of theirs is not given
 * out, and the words are those for an ID that nobody has.
 */
async function isOthers(p: Parts, creation: Creation, { caseId }: EffectJob, { originId }: Renewal): Promise<boolean> {
  const here = await p.ledger.load(caseId);
  return here !== undefined && (await asMayBeKnown(p, creation, here, originId, noToken)) === creation.notHere;
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
    const value = resultOf(userId, originId, ref, answer.requestId, now);
    await p.desk.settled(effect.id, caseId, { ok: true, value }, [
      await p.vault.putting(ref, new Secret(token), secretMs),
    ]);
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
