import { randomUUID } from "node:crypto";
import type { Text } from "../../../src/conversation/types.ts";
import type { Session } from "../../../src/desk/links.ts";
import { t } from "../../../src/words/words.ts";
import type { Waiting } from "../../chat/around-a-secret.ts";
import type { WayIn } from "../../chat/arrive.ts";
import type { Next, Wish } from "../../chat/front.ts";
import type { Asked, Wanted } from "../read/asked.ts";
import type { Outlet } from "../show/outlet.ts";

/** How a deed went, besides the state that it led to. */
export interface Done {
  says?: Text[];
  wrong?: Record<string, Text>;
  secret?: Waiting;
}

/** A secret stays for so long after it was shown (ms), because the answer that carried it may have got lost. */
const shownMs = 2 * 60_000;

/** Does what somebody does on their page: by the shared way in, or by showing what was kept for them. */
export function createDeeds({ wayIn, outlet }: { wayIn: WayIn; outlet: Outlet }) {
  async function did({ person, caseId }: Session, { wanted, id = randomUUID() }: Asked): Promise<Done> {
    if (wanted!.is === "seen") {
      await outlet.waiting.forget(person, caseId);
      return {};
    }
    const next = await wayIn.take(
      { id: `${person}:${id}`, from: { id: person }, here: person },
      wishOf(caseId, wanted!),
    );
    return done(person, next);
  }

  async function done(person: string, next: Next): Promise<Done> {
    if ("reveals" in next) {
      const waiting = await outlet.waiting.find(person, next.reveals);
      if (!waiting) return { says: [t("chat.reveal-gone")] };
      await outlet.waiting.keep(person, next.reveals, waiting, shownMs);
      return { secret: waiting };
    }
    if ("wrong" in next) return { wrong: next.wrong };
    if ("whyNot" in next) return { says: [next.whyNot] };
    return "says" in next && "notice" in next.says ? { says: [next.says.notice] } : {};
  }

  return { did };
}

function wishOf(caseId: string, wanted: Exclude<Wanted, { is: "seen" }>): Wish {
  const question = "question" in wanted && wanted.question !== undefined ? { question: wanted.question } : {};
  switch (wanted.is) {
    case "press":
      return { is: "answer", caseId, answer: { type: "pressed", choice: wanted.choice, ...question } };
    case "fill":
      return { is: "answer", caseId, answer: { type: "filled", answers: wanted.answers, ...question } };
    case "say":
      return { is: "answer", caseId, answer: { type: "said", text: wanted.text, ...question } };
    case "code":
    case "form":
      return { is: "submitted", caseId, box: wanted.is, answers: wanted.answers, ...question };
    case "show":
      return { is: "reveal", caseId };
  }
}
