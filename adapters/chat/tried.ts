import { type Action, triedBy } from "../../src/desk/platform.ts";
import type { Answer, Submitted, Wish } from "./front.ts";
import type { Order } from "./order.ts";

/** What a person tries with something about one case, by the names of the table of who may do what. */
export function triedIn(wish: Exclude<Wish, { is: "order" | "said" }>): Action {
  switch (wish.is) {
    case "answer":
      return triedWith(wish.answer);
    case "submitted":
    case "box":
      return boxes[wish.box];
    case "peek":
    case "reveal":
      return wish.is;
    case "resume":
      return "see";
  }
}

/** What a person tries with an answer to a case. */
function triedWith(answer: Answer): Action {
  return triedBy({ ...answer, id: "", from: { id: "" } });
}

/** What a person tries with an order about one case. */
export function triedByOrder({ verb }: Pick<Order, "verb">): Action {
  return orders[verb] ?? "see";
}

const boxes: Record<Submitted["box"], Action> = {
  form: "answer",
  code: "answer",
  found: "judge",
  why: "decide",
  lift: "lift",
};

const orders: Partial<Record<Order["verb"], Action>> = {
  code: "answer",
  resend: "newCode",
  note: "note",
  cancel: "cancel",
  link: "nameCustomer",
  hand: "handOver",
  customer: "nameCustomer",
  judge: "judge",
  pause: "pause",
};
