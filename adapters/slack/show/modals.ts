import type { Text } from "../../../src/conversation/types.ts";
import { createRecent, type Form, type ShownCard } from "../../../src/desk/platform.ts";
import { text, words } from "../../chat/parts.ts";
import { asksCode, asksField } from "../../chat/what-it-asks.ts";
import { blocksOf, type Modal } from "../draw/blocks.ts";
import { choicesOf } from "../draw/render.ts";
import { renderCode, renderForm } from "../draw/render-form.ts";
import { alertBlocks, renderProgress } from "../draw/render-modal.ts";

/** The kinds of modal. `form` and `code` wait for something typed; `card` only shows. */
export type Kind = "form" | "code" | "card" | "reveal";

export interface OpenModal {
  view: string;
  team: string;
  caseId: string;
  person: string;
  kind: Kind;
  /** The address where the modal was asked for. */
  here?: string;
  /** A private notice at its top, until something is done in it. */
  notice?: Text;
  /**
   * A digest of what it shows. An update with the same content would only remove the errors that Slack shows in red.
   */
  digest?: string;
}

/** The modals on people's screens. In memory only: one that is forgotten still answers, it just isn't kept up to date. */
export function createOpenModals(most = 10_000) {
  const open = createRecent<OpenModal>(most);
  return {
    shows: (modal: OpenModal): void => open.set(modal.view, modal),
    closed: (view: string): void => open.delete(view),
    at: (view: string): OpenModal | undefined => open.get(view),
    of: (caseId: string, person: string): OpenModal[] =>
      open.values().filter((modal) => modal.caseId === caseId && modal.person === person),
  };
}

export type OpenModals = ReturnType<typeof createOpenModals>;

/**
 * The modal for a case as it is now: the box for a code, the form while a field is asked, else the card with its
 * buttons.
 */
export function modalOf(card: ShownCard, form: Form | undefined, wish?: "form"): { kind: Kind; modal: Modal } {
  const { world, why } = card;
  const around = { world, ...(why && { alert: why }) };
  const told = without(card, why);
  if (asksCode(card) && wish !== "form") return { kind: "code", modal: renderCode(told, around) };
  if (form && form.fields.length > 0 && (wish === "form" || asksField(card))) {
    const namesCustomer = form.fields.length > 1 && card.audience === "owner" && card.people.customer === undefined;
    return { kind: "form", modal: renderForm(form, { ...around, namesCustomer }) };
  }
  const progress = renderProgress(told);
  const blocks = [...alertBlocks(why), ...progress.blocks, ...blocksOf(choicesOf(card, form))];
  return { kind: "card", modal: { ...progress, notify_on_close: true, blocks } };
}

/** The modal with a private notice at its top. */
export function telling(modal: Modal, notice: Text): Modal {
  return { ...modal, blocks: [...blocksOf([text(words(notice))]), ...modal.blocks] };
}

/** The card without a sentence that the alert has said already. */
function without(card: ShownCard, why: Text | undefined): ShownCard {
  if (!why) return card;
  const said = JSON.stringify(why);
  const body = card.view.body.filter((text) => JSON.stringify(text) !== said);
  return { ...card, view: { ...card.view, body } };
}
