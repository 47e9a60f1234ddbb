import type { Reply } from "./ask.ts";

const page = () => document.getElementById("page")!;
let shown = "";

/** The version of the request that is on the screen. */
export let version: number | undefined;

/**
 * Shows what the desk has drawn. What somebody is typing, what they have opened and where they are stay as they are, as
 * long as the same is asked. A secret that is shown once stays until the page is left.
 */
export function draw({ language, title, html, version: newest }: Reply, moves: boolean): void {
  version = newest;
  document.documentElement.lang = language;
  document.title = title;
  if (html === shown) return;
  shown = html;
  const before = page();
  const questionBefore = questionIn(before);
  const typed = new Map([...boxesIn(before)].map((box) => [box.name, box.type === "checkbox" ? "" : box.value]));
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  const focusName = focused && nameOf(focused);
  const selection = focused instanceof HTMLInputElement ? [focused.selectionStart, focused.selectionEnd] : undefined;
  const open = new Set(
    [...before.querySelectorAll<HTMLDetailsElement>("details[open]")].map((each) => each.dataset.name),
  );
  const kept = before.querySelector("[data-keep]");

  const holder = document.createElement("template");
  holder.innerHTML = html; // drawn by the desk, which escapes whatever people typed; the page's policy runs nothing in it
  const fresh = holder.content;
  const isSame = questionIn(fresh) === questionBefore && questionBefore !== undefined;
  if (isSame) {
    for (const box of boxesIn(fresh)) box.value = typed.get(box.name) ?? "";
    for (const each of fresh.querySelectorAll<HTMLDetailsElement>("details")) each.open = open.has(each.dataset.name);
  }
  const secret = fresh.querySelector("[data-keep]");
  if (kept && !secret) fresh.querySelector(".card")?.before(kept);
  before.replaceChildren(fresh);
  const status = document.getElementById("status");
  if (status && status.textContent !== title) status.textContent = title;
  const invalid = page().querySelector<HTMLElement>("[aria-invalid]");
  if (moves && invalid) invalid.focus();
  else if (moves && !(isSame && focusName)) {
    page().querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  } else if (focusName) {
    const again = [...page().querySelectorAll<HTMLElement>("input, button, summary")].find(
      (each) => nameOf(each) === focusName,
    );
    again?.focus({ preventScroll: true });
    if (again instanceof HTMLInputElement && selection && again.type !== "checkbox")
      again.setSelectionRange(selection[0] ?? null, selection[1] ?? null);
  }
  page().dispatchEvent(new Event("drawn"));
}

/** Covers the page. What stood on it is gone from the document. */
export function cover(): void {
  const covered = page().querySelector<HTMLTemplateElement>("#cover")?.content.cloneNode(true);
  if (!covered) return;
  page().replaceChildren(covered);
  shown = "";
  page().querySelector<HTMLElement>("h1")?.focus();
}

/**
 * Says above everything that the desk can't be reached, or no more; with `isBusy`, that it has no time just now. `words`
 * are the desk's own.
 */
export function offline(
  isAway: boolean,
  { isBusy = false, words }: { isBusy?: boolean; words?: string | undefined } = {},
): void {
  document.querySelector("p.offline")?.remove();
  const told = document.querySelector<HTMLTemplateElement>("#offline")?.content.cloneNode(true) as DocumentFragment;
  if (!isAway || !told) return;
  const line = told.querySelector("p")!;
  const other = words ?? (isBusy ? line.dataset.busy : undefined);
  if (other) line.textContent = other;
  page().prepend(told);
}

function questionIn(root: ParentNode): string | undefined {
  return root.querySelector<HTMLElement>("[data-question]")?.dataset.question;
}

function boxesIn(root: ParentNode): NodeListOf<HTMLInputElement> {
  return root.querySelectorAll<HTMLInputElement>("input[name]");
}

/** What is the same thing before and after a drawing. */
function nameOf(element: HTMLElement): string | undefined {
  if (element instanceof HTMLInputElement) return element.name || element.dataset.shows;
  const around = element.closest<HTMLElement>("[data-name]")?.dataset.name;
  return around && `${element.tagName} ${around}`;
}
