import { t } from "../../../src/words/words.ts";
import type { Next } from "../../chat/front.ts";
import { afterPeek, peekMs } from "../../chat/peek.ts";
import { parseAddress } from "../address.ts";
import { closedView, unless } from "../connect/error-codes.ts";
import type { Modal } from "../draw/blocks.ts";
import { renderFound, renderWhy } from "../draw/render-form.ts";
import { renderPeek } from "../draw/render-modal.ts";
import type { SlackDeed } from "../read/read.ts";
import type { ActParts } from "./parts.ts";

type Peek = Extract<Next, { peeks: string }>;
type Opens = Extract<Next, { findsFor: unknown } | { declines: unknown } | { peeks: string }>;

/**
 * Opens the modals of those who run the desk or approve requests: the box for what was found, the box for the reason why
 * a request is declined, and what a card has masked, which leaves nothing in the channel's history and is taken away
 * after ten minutes.
 */
export function createJudging({ settings, workspaces, speaker, screens, outlet }: ActParts) {
  const { world, log } = settings;

  async function openModal(
    { from }: SlackDeed,
    trigger: string | undefined,
    modal: Modal,
  ): Promise<string | undefined> {
    try {
      const stands = trigger && (await screens.openBy(from.id, trigger, modal));
      if (stands) return stands.view;
    } catch (error) {
      log.warn({ error: (error as Error).name }, "no modal could be opened for an operator");
    }
    await outlet.tell(from.id, t("slack.press-again"));
    return undefined;
  }

  async function show(deed: SlackDeed, { peeks: caseId, key }: Peek, trigger: string | undefined): Promise<void> {
    const { id } = deed.from;
    const view = await openModal(deed, trigger, await speaker.drawn(id, () => renderPeek(caseId, key, world)));
    if (view === undefined) return;
    const hide = async () => {
      const client = await workspaces.client(parseAddress(id)!.team);
      const over = await speaker.drawn(id, () => renderPeek(caseId, undefined, world));
      await unless(closedView, () => client.views.update({ view_id: view, view: over }));
    };
    const lost = (error: Error) =>
      log.error({ error: error.name }, "what an operator was shown could not be taken away");
    afterPeek(settings.peekMs ?? peekMs, hide, lost);
  }

  return {
    /** Opens the modal that a press has led to. */
    async open(deed: SlackDeed, next: Opens, trigger: string | undefined): Promise<void> {
      if ("peeks" in next) return show(deed, next, trigger);
      const draw = () =>
        "findsFor" in next ? renderFound(next.findsFor, deed.here, world) : renderWhy(next.declines, deed.here, world);
      await openModal(deed, trigger, await speaker.drawn(deed.from.id, draw));
    },
  };
}
