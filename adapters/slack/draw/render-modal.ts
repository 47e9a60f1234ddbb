import type { Case, Text } from "../../../src/conversation/types.ts";
import type { GivenLink, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Handed } from "../../chat/around-a-secret.ts";
import { refOf } from "../../chat/payload.ts";
import { peekedParts, peekParts } from "../../chat/peek.ts";
import { type Bot, noticeParts, secretParts } from "../../chat/said.ts";
import { readOut } from "../../chat/text.ts";
import { doing } from "../keys.ts";
import { fitting, limits } from "../limits.ts";
import { type Block, blocksOf, type Modal } from "./blocks.ts";
import { plain } from "./mrkdwn.ts";
import { bodyParts, renderSaid } from "./render.ts";

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

/** An alert, and below it what does not fit into Slack's short alert. */
export function alertBlocks(why: Text | undefined): Block[] {
  if (!why) return [];
  const said = readOut(why);
  const end = said.length <= limits.alert ? said.length : said.lastIndexOf(". ", limits.alert - 1) + 1 || limits.alert;
  const rest = said.slice(end).trim();
  return [
    { type: "alert", level: "error", text: plain(said.slice(0, end), limits.alert) },
    ...(rest ? [{ type: "section" as const, text: plain(rest, limits.line) }] : []),
  ];
}

/** A modal that shows how a case goes on after a form was submitted. It has no buttons, because the card has them. */
export function renderProgress(card: ShownCard): Modal {
  return note(t("chat.request", { case: card.caseId }), card.caseId, blocksOf(bodyParts(card)));
}

/** One sentence in place of a form, such as that the question has moved on. */
export function renderTold(notice: Text, world: Case["world"], caseId?: string): Modal {
  const title = caseId === undefined ? t("chat.answer") : t("chat.request", { case: caseId });
  return note(title, caseId ?? "", blocksOf(noticeParts([notice], world)));
}

function note(title: Text, caseId: string, blocks: Block[]): Modal {
  return modal(title, { callback_id: doing.note, private_metadata: caseId, close: t("chat.close"), blocks });
}

/** Whom a case is about, for one operator, and what stands there when its time is over. */
export function renderPeek(caseId: string, key: string | undefined, world: Case["world"]): Modal {
  const parts = key === undefined ? peekedParts(world) : peekParts(caseId, key, world);
  const frame = { callback_id: doing.peek, private_metadata: refOf({ caseId }), close: t("chat.close") };
  return modal(t("chat.peek-title"), { ...frame, blocks: blocksOf(parts) });
}

/** A link for the customer, for the agent who has asked for it in a modal. A modal leaves nothing behind in the history. */
export function renderLink(given: GivenLink, bot: Bot): Modal {
  return modal(t("link.title"), {
    callback_id: doing.reveal,
    private_metadata: refOf({ caseId: given.caseId }),
    close: t("chat.close"),
    blocks: renderSaid({ link: given }, bot).blocks,
  });
}

/** A secret for its one reader. A modal leaves nothing behind in the history. */
export function renderReveal(caseId: string, secret: string, world: Case["world"], handed?: Handed): Modal {
  const { title, parts } = secretParts(caseId, secret, world, handed);
  return modal(title, {
    callback_id: doing.reveal,
    private_metadata: refOf({ caseId }),
    close: t("chat.reveal-close"),
    blocks: blocksOf(parts),
  });
}
