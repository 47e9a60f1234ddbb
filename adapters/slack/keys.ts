import { fitting, limits } from "./limits.ts";

/**
 * The names of this adapter's actions, views and shortcuts. Choices of a flow have names too: `fd:` and the choice's
 * key.
 */
export const doing = {
  /** The button that opens the form of a case, and the form itself. */
  form: "fd/form",
  /** The button that opens the box for a code, and the box itself. */
  code: "fd/code",
  /** The button, or the workspace's shortcut, that opens a new case. */
  open: "fd/open",
  openFromMessage: "fd/open-from-message",
  resume: "fd/resume",
  /** The button for another page of a list. Its value names the page. */
  list: "fd/list",
  menu: "fd/menu",
  answer: "fd/answer",
  search: "fd/search",
  customer: "fd/customer",
  /** The box to tick for a link to the customer. */
  link: "fd/link",
  /** A modal that only tells something. */
  note: "fd/note",
  reveal: "fd/reveal",
  /** The box for the number of what an operator has found. */
  found: "fd/found",
  /** The box for the reason why an approver declines. */
  why: "fd/why",
  /** The box for the reason why a limit is lifted. */
  lift: "fd/lift",
  /** What an operator is shown alone for a while. */
  peek: "fd/peek",
} as const;

/** The field of a form in which the customer is named. It belongs to no flow. */
export const customerField = "for-customer";

/** The field of a form in which a link for the customer is asked for. It belongs to no flow. */
export const linkField = "for-link";

export function pressOf(choice: string): string {
  return fitting(`The choice "${choice}"`, `fd:${choice}`, limits.actionId);
}

/** The value of a menu's option: the question or case, and the choice. */
export function optionValue(ref: string, choice: string): string {
  return fitting(`The choice "${choice}"`, `${ref} ${choice}`, limits.optionValue);
}

export function readOption(value: string): { ref: string; choice: string } | undefined {
  const space = value.indexOf(" ");
  return space > 0 ? { ref: value.slice(0, space), choice: value.slice(space + 1) } : undefined;
}
