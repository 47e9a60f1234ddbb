import type { Next, Saying } from "../../chat/front.ts";
import { notAsked } from "../../chat/no-such-case.ts";
import { word } from "../../chat/payload.ts";
import { personId } from "../address.ts";
import type { Message } from "../draw/render.ts";
import { renderOptions } from "../draw/render-form.ts";
import {
  readAction,
  readCommand,
  readSearch,
  readShortcut,
  readView,
  type SlackDeed,
  teamOf,
  type Wanted,
  whoIn,
} from "../read/read.ts";
import { postBack } from "../show/response-url.ts";
import type { Drawn } from "../show/screens.ts";
import { createEntering } from "./enter.ts";
import { createJudging } from "./judge.ts";
import type { Ack, ActParts, Turn } from "./parts.ts";
import { createShowLink } from "./show-link.ts";
import { createShowSecret } from "./show-secret.ts";

const mostOptions = 100;

/** Handles commands, buttons, menus, shortcuts and modals. Slack waits for the ack of each. */
export function createPresses(parts: ActParts) {
  const { settings, reception, wayIn, modals, outlet, speaker, screens } = parts;
  const { command } = settings;
  const flows = settings.flows.map(({ key }) => key);
  const showSecret = createShowSecret(parts);
  const showLink = createShowLink(parts);
  const judging = createJudging(parts);
  const { enter, using } = createEntering(parts);

  return async function press(body: unknown, ack: Ack, turn: Turn): Promise<void> {
    if (word(body, "command") === command) return order(body, ack, turn);
    switch (word(body, "type")) {
      case "block_actions":
        return act(readAction(body), body, ack, turn);
      case "shortcut":
      case "message_action":
        return act(readShortcut(body), body, ack, turn);
      case "view_submission":
        return submit(body, ack, turn);
      case "view_closed":
        return close(body, ack);
      case "block_suggestion":
        return suggest(body, ack);
    }
  };

  async function close(body: unknown, ack: Ack): Promise<void> {
    await ack();
    const [view, team, user] = [word(body, "view", "id"), teamOf(body), whoIn(body)];
    if (view && team && user) await modals.closed(personId(team, user), view);
  }

  async function order(body: unknown, ack: Ack, turn: Turn): Promise<void> {
    const done = readCommand(body, flows);
    if (!done) return ack();
    const next = await enter(done, body);
    await ack("says" in next ? privately(await speaker.said(done.from.id, next.says)) : undefined);
    if (!("shows" in next)) return;
    await turn();
    await present(done, next);
  }

  async function act(done: Wanted | undefined, body: unknown, ack: Ack, turn: Turn): Promise<void> {
    if (!done) return ack();
    const { from, wish } = done;
    if (wish.is === "reveal") return showSecret(from.id, wish, body, ack, turn);
    const next = await enter(done, body, await using(done, body));
    await ack();
    await turn();
    if (wish.is === "order" && wish.order.verb === "list") return turnPage(done, wish.order.page, next, body);
    if ("whyNot" in next) return outlet.tell(from.id, next.whyNot);
    if ("says" in next && "link" in next.says) {
      if (await showLink.inModal(from.id, done.view, next.says.link)) return;
      // behind the address of a press a message is gone at the next reload, as a link should be
      return say(done, next.says, word(body, "response_url"));
    }
    if ("says" in next) return say(done, next.says);
    if ("findsFor" in next || "declines" in next || "peeks" in next)
      return judging.open(done, next, word(body, "trigger_id"));
    if ("shows" in next) await present(done, next);
  }

  /** Puts words where a person sees them: behind this address, as long as Slack takes it, else where they are. */
  async function say({ from, here }: Wanted, says: Saying, url?: string, over = {}): Promise<void> {
    const message = await speaker.said(from.id, says);
    if (url !== undefined && (await postBack(settings, url, { ...message, ...over }))) return;
    await outlet.say(from.id, here, message);
  }

  /** Shows a modal. A person for whom it is too late gets the card, which has a button for another one. */
  async function present(deed: SlackDeed, { shows: caseId, box }: Extract<Next, { shows: string }>): Promise<void> {
    const { id, from, here, view } = deed;
    const became = await screens.present(deed, caseId, box === "form" ? box : undefined);
    if (became === "nothing") return outlet.tell(from.id, await notAsked(reception, caseId, from.id));
    const isTyped = box === "form" || box === "code";
    if (became === "late" && (view || isTyped))
      await wayIn.take({ id: `${id}:card`, from, here }, { is: "resume", caseId });
  }

  async function turnPage(done: Wanted, page: string | undefined, next: Next, body: unknown): Promise<void> {
    if (!("says" in next)) return;
    const isHome = word(body, "view", "type") === "home" && "list" in next.says;
    if (isHome) return outlet.publishHome(done.from.id, page);
    await say(done, next.says, word(body, "response_url"), { replace_original: true });
  }

  async function submit(body: unknown, ack: Ack, turn: Turn): Promise<void> {
    const done = readView(body);
    if (!done) return ack();
    const { from } = done;
    const { caseId } = done.wish;
    const open = await using(done, body);
    const show = async (now: Drawn) => {
      await ack({ response_action: "update", view: now.modal });
      if (open) await screens.became(from.id, open, now);
    };
    const next = await enter(done, body, open);
    if ("whyNot" in next) return show({ kind: "card", modal: await speaker.inModal(from.id, next.whyNot, caseId) });
    if ("wrong" in next) return ack({ response_action: "errors", errors: await speaker.errors(from.id, next) });
    const also = "received" in next ? next.also : undefined;
    if (also && "link" in also) return showLink.insteadOfForm(from.id, done.view, also.link, ack);
    const now = await screens.drawn(caseId, from.id);
    await (now ? show(now) : ack());
    if (!also) return;
    await turn();
    await say(done, also);
  }

  async function suggest(body: unknown, ack: Ack): Promise<void> {
    const search = readSearch(body);
    const found = search ? await reception.search(search.caseId, search.field, search.query, mostOptions) : [];
    await ack(search ? await speaker.options(search.from.id, found) : renderOptions([]));
  }
}

const privately = (message: Message) => ({ response_type: "ephemeral" as const, ...message });
