import type { Text } from "../../src/conversation/types.ts";
import { passwordSaid, type Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Answer, Deed, Front, Wish } from "./front.ts";
import type { Order } from "./order.ts";

/**
 * A wish without the passwords that were typed with it, and what its person must be told of them. Without a wish,
 * nothing is left of what they wanted.
 */
export interface Screened {
  wish?: Wish;
  warning?: Text;
}

/** What is left of some texts once passwords are cut out: all of each, the rest of some, or nothing. */
type Left = "all" | "rest" | "none";

/**
 * Keeps passwords out of everything behind the way in, on every platform: whoever types one where it can be read is
 * told so, and their message is deleted where the platform lets the bot.
 */
export function createPasswordGuard(front: Pick<Front, "masks" | "settings" | "outlet">, reception: Reception) {
  const { masks, settings, outlet } = front;

  async function screen(deed: Deed, wish: Wish): Promise<Screened> {
    const { left, wish: clean } = await withoutPasswords(deed, wish);
    if (left === "all") return { wish };
    const warning = t(left === "rest" ? "chat.password-cut" : "chat.password", { todo: await todo(deed, wish) });
    return { warning, ...(clean && { wish: clean }) };
  }

  async function withoutPasswords({ from }: Deed, wish: Wish): Promise<{ left: Left; wish?: Wish }> {
    switch (wish.is) {
      case "said":
        return fromSaid(wish);
      case "order":
        return fromOrder(wish);
      case "answer":
        return fromAnswer(wish, await hiddenBoxes(wish, from.id));
      default:
        return { left: "all" }; // the fields of a form are screened one by one
    }
  }

  /** The boxes that the terminal hides while somebody types into them. */
  async function hiddenBoxes({ caseId, answer }: Extract<Wish, { is: "answer" }>, person: string): Promise<string[]> {
    if (!masks || answer.type !== "filled") return [];
    const { inputs = [] } = (await reception.card(caseId, person))?.view ?? {};
    return inputs.flatMap(({ key, secret }) => (secret ? [key] : []));
  }

  /** What the person should do about it. */
  async function todo({ erase }: Deed, wish: Wish): Promise<Text> {
    const isMessage = wish.is === "said" || (wish.is === "order" && wish.ofMessage === true);
    if (!isMessage) return t("chat.password-change");
    return t((await isErased(erase)) ? "chat.password-deleted" : "chat.password-delete");
  }

  async function isErased(erase: Deed["erase"]): Promise<boolean> {
    try {
      return (await erase?.()) ?? false;
    } catch (error) {
      settings.log.warn({ error: (error as Error).name }, "a message with a password could not be deleted");
      return false;
    }
  }

  /** Tells what became of a password whose other words were taken. */
  function warn({ from }: Deed, warning: Text): Promise<void> {
    const lost = (error: Error) => settings.log.warn({ error: error.name }, "nobody was told of a password of theirs");
    return outlet.tell(from.id, warning).catch(lost);
  }

  return { screen, warn };
}

/** Why the answers of a form that hold a password are not kept, by field. */
export function passwordsIn(answers: Record<string, string>): Record<string, Text> {
  const told = Object.entries(answers).filter(([, answer]) => passwordSaid(answer) !== undefined);
  return Object.fromEntries(told.map(([field]) => [field, t("chat.password-field")]));
}

function read(text: string): { left: Left; text: string } {
  const told = passwordSaid(text);
  if (!told) return { left: "all", text };
  return told.rest === undefined ? { left: "none", text: "" } : { left: "rest", text: told.rest };
}

function fromSaid(wish: Extract<Wish, { is: "said" }>): { left: Left; wish?: Wish } {
  const { left, text } = read(wish.text);
  if (left !== "rest") return { left };
  const order = wish.order && withoutText(wish.order);
  if (order?.left === "none") return { left: "none" };
  return { left, wish: { ...wish, text, ...(order && { order: order.order }) } };
}

/** A request is opened all the same, without the words that have a password in them. */
function fromOrder(wish: Extract<Wish, { is: "order" }>): { left: Left; wish?: Wish } {
  const { order, typed, ...others } = wish;
  const words = [typed ?? "", ...Object.values(order)];
  if (words.every((word) => read(word ?? "").left === "all")) return { left: "all" };
  const clean = withoutText(order);
  return order.verb === "open" ? { left: clean.left, wish: { ...others, order: clean.order } } : { left: "none" };
}

function withoutText(order: Order): { left: Left; order: Order } {
  if (!("text" in order) || order.text === undefined) return { left: "none", order };
  const { left, text } = read(order.text);
  if (order.verb !== "open" || text !== "") return { left, order: { ...order, text } };
  const { text: _, ...bare } = order;
  return { left, order: bare };
}

function fromAnswer(wish: Extract<Wish, { is: "answer" }>, hidden: string[]): { left: Left; wish?: Wish } {
  const { answer } = wish;
  if (answer.type === "filled") {
    const shown = Object.entries(answer.answers).filter(([field]) => !hidden.includes(field));
    return { left: shown.every(([, each]) => read(each).left === "all") ? "all" : "none" };
  }
  if (answer.type !== "said") return { left: "all" };
  const { left, text } = read(answer.text);
  return left === "rest" ? { left, wish: { ...wish, answer: { ...answer, text } satisfies Answer } } : { left };
}
