import type { Wish } from "../../chat/front.ts";
import { readOrder } from "../../chat/order.ts";
import { dialect, type Side } from "./front.ts";
import type { Pane } from "./pane.ts";
import type { Sent } from "./read.ts";

/** Reads what a pane has sent as what its person wants. `kinds` are the kinds of request that can be opened. */
export function createWishes(panes: Record<Side, Pane>, kinds: readonly string[]) {
  /** What is wanted. Undefined where there is nothing to do. */
  function wishOf(side: Side, sent: Exclude<Sent, { is: "mishap" }>): Wish | undefined {
    switch (sent.is) {
      case "words":
        return spoken(sent.words);
      case "pressed":
        return pressed(side, sent);
      case "secret": {
        const { caseId, question, answers } = sent;
        return { is: "answer", caseId, answer: { type: "filled", answers, ...(question && { question }) } };
      }
      case "form": {
        const { caseId, box, answers, question, link } = sent;
        return { is: "submitted", caseId, box, answers, question, ...(link && { link }) };
      }
      case "code":
        return { is: "said", text: sent.code, among: "nobody" };
      case "customer":
        return { is: "order", order: { verb: "customer", to: "customer", caseId: sent.caseId } };
    }
  }

  function spoken(typed: string): Wish | undefined {
    const [, command] = /^\/account\b\s*(.*)$/is.exec(typed) ?? [];
    const order = readOrder(command ?? typed, kinds, dialect);
    if (command !== undefined) return { is: "order", order, ...(command && { typed: command }) };
    return typed === ""
      ? undefined
      : { is: "said", text: typed, among: "nobody", ...(order.verb !== "unknown" && { order }) };
  }

  function pressed(side: Side, { does, caseId, question, what }: Extract<Sent, { is: "pressed" }>): Wish | undefined {
    const of = { ...(question && { question }) };
    switch (does) {
      case "open":
        return { is: "order", order: { verb: "open", flow: what ?? "open" } };
      case "list":
        return { is: "order", order: { verb: "list", ...(what && { page: what }) } };
      case "press":
        if (what === "found-what") return { is: "box", caseId, box: "found" };
        if (what === "peek") return { is: "peek", caseId };
        return { is: "answer", caseId, answer: { type: "pressed", choice: what ?? "", ...of } };
      case "sure":
        return sure(side, caseId);
      case "form":
      case "code":
        return { is: "box", caseId, box: does };
      case "found":
        return { is: "box", caseId, box: "found" };
      case "resume":
        return { is: "resume", caseId };
      case "reveal":
        return { is: "reveal", caseId };
      default:
        return undefined;
    }
  }

  /** A case asks by its own card whether somebody is sure to cancel. One that is not on the screen is shown first. */
  function sure(side: Side, caseId: string): Wish {
    const question = panes[side].card(caseId)?.question;
    if (question === undefined) return { is: "resume", caseId };
    return { is: "answer", caseId, answer: { type: "pressed", choice: "cancel", question } };
  }

  return wishOf;
}
