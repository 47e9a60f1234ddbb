import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { WayIn } from "../../adapters/chat/arrive.ts";
import type { Platform, Reception } from "../../src/desk/platform.ts";
import type { Actor, Sent } from "../platform/pressed-roles.ts";
import { openStage } from "../platform/stage.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

/** A desk whose cards nobody looks at, and the way in that a front on this machine makes. */
export async function deskBehind(front: (reception: Reception, stage: Stage) => WayIn) {
  const stage = await openStage("terminal-roles", {});
  const take = async () => {};
  const platform: Platform = { name: "terminal", show: take, call: take, tell: take, reveal: take };
  let wayIn: WayIn | undefined;
  const start = async (reception: Reception) => {
    wayIn = front(reception, stage);
  };
  await stage.open([{ platform, start }], {});
  onTestFinished(() => stage.close(async () => {}));
  const by =
    (id: string): Actor["sends"] =>
    (theCase, sent) => {
      const { id: caseId, pending } = theCase;
      const question = pending ? { question: `${caseId}.${pending.n}` } : {};
      return wayIn!.take({ id: randomUUID(), from: { id }, here: id }, wishOf(caseId, sent, question));
    };
  return { ledger: () => stage.replica().ledger, by, stage };
}

function wishOf(caseId: string, sent: Sent, question: { question?: string }) {
  if ("press" in sent)
    return {
      is: "answer",
      caseId,
      answer: { type: "pressed", choice: sent.press, ...(sent.of && { question: sent.of }) },
    } as const;
  if ("say" in sent) return { is: "answer", caseId, answer: { type: "said", text: sent.say, ...question } } as const;
  return { is: "submitted", caseId, box: "code", answers: sent, ...question } as const;
}
