import { fitting, limits } from "./limits.ts";

/** Doings of this adapter, beside the choices of a flow (`fd:` and the choice's key): names of actions, views and shortcuts. */
export const doing = {
  /** Opens the form of a case, and is that form. */
  form: "fd/form",
  /** Opens the box for a code, and is that box. */
  code: "fd/code",
  /** Opens a new case: a button, or the shortcut of the workspace. */
  open: "fd/open",
  openFromMessage: "fd/open-from-message",
  resume: "fd/resume",
  /** Another page of a list, which the value names. */
  list: "fd/list",
  menu: "fd/menu",
  answer: "fd/answer",
  search: "fd/search",
  customer: "fd/customer",
  /** A modal that only tells. */
  note: "fd/note",
  reveal: "fd/reveal",
} as const;

/** Where a form names the customer; no field of a flow. */
export const customerField = "for-customer";

export function pressOf(choice: string): string {
  return fitting(`The choice "${choice}"`, `fd:${choice}`, limits.actionId);
}

/** An option of a menu carries the choice as well. */
export function optionValue(ref: string, choice: string): string {
  return fitting(`The choice "${choice}"`, `${ref} ${choice}`, limits.optionValue);
}

export function readOption(value: string): { ref: string; choice: string } | undefined {
  const space = value.indexOf(" ");
  return space > 0 ? { ref: value.slice(0, space), choice: value.slice(space + 1) } : undefined;
}
