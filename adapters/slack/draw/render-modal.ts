import type { Case, Text } from "../../../src/conversation/types.ts";
import type { ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { around, type Handed } from "../../chat/around-a-secret.ts";
import { refOf } from "../../chat/payload.ts";
import { readOut } from "../../chat/text.ts";
import { doing } from "../keys.ts";
import { fitting, limits } from "../limits.ts";
import type { Block, Modal } from "./blocks.ts";
import { plain } from "./mrkdwn.ts";
import { cardBlocks } from "./render.ts";
import { openForRealRow } from "./render-choices.ts";
import { practiceLabel, preformatted, sentences } from "./render-parts.ts";

interface Parts {
  callback_id: string;
  private_metadata: string;
  blocks: Block[];
  close: Text;
  submit?: Text;
  notify_on_close?: boolean;
}

export function modal(title: Text, { submit, close, private_metadata, ...parts }: Parts): Modal {
  return {
    type: "modal",
    title: plain(title, limits.viewButton),
    ...(submit && { submit: plain(submit, limits.viewButton) }),
    close: plain(close, limits.viewButton),
    private_metadata: fitting("The question", private_metadata, limits.privateMetadata),
    ...parts,
  };
}

/** Slack's alert is short: what does not fit stands under it. */
export function alertBlocks(why: Text): Block[] {
  const said = readOut(why);
  const end = said.length <= limits.alert ? said.length : said.lastIndexOf(". ", limits.alert - 1) + 1 || limits.alert;
  const rest = said.slice(end).trim();
  return [
    { type: "alert", level: "error", text: plain(said.slice(0, end), limits.alert) },
    ...(rest ? [{ type: "section" as const, text: plain(rest, limits.line) }] : []),
  ];
}

/** Opened at once, because a trigger lives three seconds; the real view follows. */
export function renderLoading(world: Case["world"], caseId?: string): Modal {
  return note(t("chat.loading"), caseId ?? "", [...practiceLabel(world), ...sentences([t("chat.loading")])]);
}

/** How it goes on, where a form was submitted. Nothing to press: the card has that. */
export function renderProgress(card: ShownCard): Modal {
  return note(t("chat.request", { case: card.caseId }), card.caseId, cardBlocks(card));
}

/** One sentence in place of a form, such as that the question has moved on. */
export function renderTold(notice: Text, world: Case["world"], caseId?: string): Modal {
  const title = caseId === undefined ? t("chat.answer") : t("chat.request", { case: caseId });
  return note(title, caseId ?? "", [...practiceLabel(world), ...sentences([notice]), ...openForRealRow(notice)]);
}

function note(title: Text, caseId: string, blocks: Block[]): Modal {
  return modal(title, { callback_id: doing.note, private_metadata: caseId, close: t("chat.close"), blocks });
}

/** A secret for its one reader. A modal leaves nothing behind in the history. */
export function renderReveal(caseId: string, secret: string, world: Case["world"], handed?: Handed): Modal {
  const { title, above, below } = around(caseId, handed);
  return modal(title, {
    callback_id: doing.reveal,
    private_metadata: refOf({ caseId }),
    close: t("chat.reveal-close"),
    blocks: [...practiceLabel(world), ...sentences(above), preformatted(secret), ...sentences(below)],
  });
}
