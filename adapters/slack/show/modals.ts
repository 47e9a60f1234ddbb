import type { Text } from "../../../src/conversation/types.ts";
import type { Form, Reception, ShownCard } from "../../../src/desk/platform.ts";
import { createInTurn } from "../../chat/in-turn.ts";
import { text, words } from "../../chat/parts.ts";
import { asksCode, asksField } from "../../chat/what-it-asks.ts";
import { blocksOf, type Modal } from "../draw/blocks.ts";
import { choicesOf } from "../draw/render.ts";
import { renderCode, renderForm } from "../draw/render-form.ts";
import { alertBlocks, renderProgress } from "../draw/render-modal.ts";
import { doing } from "../keys.ts";

/** The kinds of modal. `form` and `code` wait for something typed; `card` only shows. */
export type Kind = "form" | "code" | "card" | "reveal";

export interface OpenModal {
  view: string;
  caseId: string;
  kind: Kind;
  /** The instant at which its reader last did something in it (ms). */
  at: number;
  /** The address where the modal was asked for. */
  here?: string;
  /** A private notice at its top, until something is done in it. */
  notice?: Text;
  /**
   * A digest of what it shows. An update with the same content would only remove the errors that Slack shows in red.
   */
  digest?: string | undefined;
  /** Slack's hash of the view's present content, as far as Slack has told it. */
  hash?: string | undefined;
}

/** The kind of a modal, by its `callback_id`. */
export function kindOf(callback: string | undefined): Kind {
  return ({ [doing.form]: "form", [doing.code]: "code", [doing.reveal]: "reveal" } as const)[callback ?? ""] ?? "card";
}

const keepMs = 24 * 60 * 60_000;
/** How long a person counts as being where they last did something (ms). */
const stayMs = 25 * 60_000;
const mostOfOne = 5;

export type OpenModals = ReturnType<typeof createOpenModals>;

/**
 * Remembers the modals on people's screens. They are kept in the vault, because the desk that gets a press is often
 * another one than the desk that shows its outcome. A modal that is forgotten still works, and is known again from its
 * next press on.
 */
export function createOpenModals({ change, recall }: Pick<Reception, "change" | "recall">, clock: () => number) {
  const inTurn = createInTurn();
  const nameOf = (person: string) => `slack:modals:${person}`;

  /** The open modals of one person. The one in which they last did something comes last. */
  const of = async (person: string): Promise<OpenModal[]> => readOpen(await recall(nameOf(person)));

  type Change = (before: OpenModal | undefined) => OpenModal | undefined;
  function note(person: string, view: string, to: Change): Promise<OpenModal | undefined> {
    return inTurn(person, async () => {
      let now: OpenModal | undefined;
      await change(nameOf(person), keepMs, (kept) => {
        const all = readOpen(kept);
        const before = all.find((open) => open.view === view);
        now = to(before);
        const others = all.filter((open) => open !== before);
        const left = [...others, ...(now ? [now] : [])].sort((a, b) => a.at - b.at).slice(-mostOfOne);
        return left.length > 0 ? JSON.stringify(left) : "";
      });
      return now;
    });
  }

  return {
    of,
    at: async (person: string, view: string): Promise<OpenModal | undefined> =>
      (await of(person)).find((open) => open.view === view),
    /** The modal that a person uses just now, if they use one. */
    async inUse(person: string): Promise<OpenModal | undefined> {
      const last = (await of(person)).at(-1);
      return last && last.at + stayMs > clock() ? last : undefined;
    },
    /** Notes that a modal shows a case from now on. A new one may have been used before it is noted, which then stays. */
    opened: (person: string, { here, ...modal }: Omit<OpenModal, "at" | "notice">, isNew = false) =>
      note(person, modal.view, (before) => {
        const asked = before?.here ?? here;
        if (before && isNew) return { ...before, ...(asked && { here: asked }) };
        return { ...modal, at: before?.at ?? clock(), ...(asked && { here: asked }) };
      }),
    /** Notes that a person has done something in a modal of this kind at this instant. */
    used: (person: string, modal: Pick<OpenModal, "view" | "caseId" | "kind" | "at" | "hash">) =>
      note(person, modal.view, (before) => ({
        ...(before?.here && { here: before.here }),
        ...modal,
        at: Math.max(modal.at, (before?.at ?? 0) + 1), // because this desk's clock may be behind another's
      })),
    /**
     * Notes what a modal shows from now on. If something was done in it since it was `seen` like this, what it shows is
     * not certain.
     */
    shows: (person: string, seen: OpenModal, now: Pick<OpenModal, "kind" | "digest" | "hash">) =>
      note(person, seen.view, (before) => {
        if (!before || before.kind === "reveal") return before;
        const isNewer = before.at > seen.at;
        return isNewer ? { ...before, digest: undefined, hash: undefined } : { ...before, ...now, at: seen.at };
      }),
    /** Notes a notice at the top of a modal. */
    tells: (person: string, view: string, notice: Text) =>
      note(person, view, (before) => before && { ...before, notice }),
    /** Notes that a modal shows a secret, after which nothing else may be drawn in it. */
    reveals: (person: string, view: string) => note(person, view, (before) => before && { ...before, kind: "reveal" }),
    closed: (person: string, view: string) => note(person, view, () => undefined),
  };
}

function readOpen(kept: string | undefined): OpenModal[] {
  return kept ? (JSON.parse(kept) as OpenModal[]) : [];
}

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
