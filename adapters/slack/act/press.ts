import type { Next, Wish } from "../../chat/front.ts";
import { notAsked } from "../../chat/no-such-case.ts";
import { word } from "../../chat/payload.ts";
import { parseAddress, roomAt } from "../address.ts";
import type { Modal } from "../draw/blocks.ts";
import type { Message } from "../draw/render.ts";
import { renderOptions } from "../draw/render-form.ts";
import { readAction, readCommand, readSearch, readShortcut, readView, type Wanted } from "../read/read.ts";
import type { Kind } from "../show/modals.ts";
import { postBack } from "../show/response-url.ts";
import type { Ack, ActParts } from "./parts.ts";

const mostOptions = 100;

/** Handles commands, buttons, menus, shortcuts and modals. Slack waits for the ack of each. */
export function createPresses(parts: ActParts) {
  const { settings, reception, workspaces, wayIn, modals, reveals, outlet, speaker, screens } = parts;
  const { command, clock } = settings;
  const flows = settings.flows.map(({ key }) => key);

  return async function press(body: unknown, ack: Ack): Promise<void> {
    if (word(body, "command") === command) return order(body, ack);
    switch (word(body, "type")) {
      case "block_actions":
        return act(readAction(body), body, ack);
      case "shortcut":
      case "message_action":
        return act(readShortcut(body), body, ack);
      case "view_submission":
        return submit(body, ack);
      case "view_closed":
        modals.closed(word(body, "view", "id") ?? "");
        return ack();
      case "block_suggestion":
        return suggest(body, ack);
    }
  };

  /** The one line by which a press enters the desk. */
  function enter({ wish, view, ...deed }: Wanted, body: unknown): Promise<Next> {
    const [responseUrl, triggerId] = [word(body, "response_url"), word(body, "trigger_id")];
    const ways = { ...(responseUrl && { responseUrl }), ...(triggerId && { triggerId }), ...(view && { view }) };
    return wayIn.take({ ...deed, visit: { here: deed.here, at: clock(), ...ways } }, wish);
  }

  async function order(body: unknown, ack: Ack): Promise<void> {
    const done = readCommand(body, flows);
    if (!done) return ack();
    const next = await enter(done, body);
    await ack("says" in next ? privately(await speaker.said(done.from.id, next.says)) : undefined);
    if ("shows" in next) await present(done, next.shows);
  }

  async function act(done: Wanted | undefined, body: unknown, ack: Ack): Promise<void> {
    if (!done) return ack();
    const { from, here, wish } = done;
    if (wish.is === "reveal") return showSecret(from.id, wish, body, ack);
    const next = await enter(done, body);
    await ack();
    if (wish.is === "order" && wish.order.verb === "list") return turnPage(done, wish.order.page, next, body);
    if ("whyNot" in next) return outlet.tell(from.id, next.whyNot);
    if ("says" in next) return outlet.say(from.id, here, await speaker.said(from.id, next.says));
    if ("shows" in next) await present(done, next.shows, next.box === "form" ? "form" : undefined);
  }

  async function present(done: Wanted, caseId: string, wish?: "form"): Promise<void> {
    if (await screens.present(done, caseId, wish)) return;
    await outlet.tell(done.from.id, await notAsked(reception, caseId));
  }

  async function turnPage({ from, here }: Wanted, page: string | undefined, next: Next, body: unknown): Promise<void> {
    if (!("says" in next)) return;
    if (word(body, "view", "type") === "home" && "list" in next.says) return outlet.publishHome(from.id, page);
    const message = await speaker.said(from.id, next.says);
    const url = word(body, "response_url");
    const isTurned = url !== undefined && (await postBack(settings, url, { ...message, replace_original: true }));
    if (!isTurned) await outlet.say(from.id, here, message);
  }

  async function submit(body: unknown, ack: Ack): Promise<void> {
    const done = readView(body);
    if (!done) return ack();
    const { from, here, view } = done;
    const { caseId } = done.wish;
    const show = (now: { kind: Kind; modal: Modal }) => {
      screens.shown(from.id, caseId, view, now, here);
      return ack({ response_action: "update", view: now.modal });
    };
    const next = await enter({ ...done, ...roomAt(modals.at(view)?.here ?? from.id) }, body);
    if ("whyNot" in next) return show({ kind: "card", modal: await speaker.inModal(from.id, next.whyNot, caseId) });
    if ("wrong" in next) return ack({ response_action: "errors", errors: await speaker.errors(from.id, next) });
    const now = await screens.drawn(caseId, from.id);
    return now ? show(now) : ack();
  }

  async function suggest(body: unknown, ack: Ack): Promise<void> {
    const search = readSearch(body);
    const found = search ? await reception.search(search.caseId, search.field, search.query, mostOptions) : [];
    await ack(renderOptions(found));
  }

  async function showSecret(person: string, wish: Extract<Wish, { is: "reveal" }>, body: unknown, ack: Ack) {
    await ack();
    const trigger = word(body, "trigger_id");
    const [channel, ts] = [word(body, "channel", "id"), word(body, "message", "ts")];
    if (!trigger) return;
    const next = await wayIn.take({ id: trigger, from: { id: person }, here: person }, wish);
    if ("whyNot" in next) return outlet.tell(person, next.whyNot);
    const becomes = await reveals.pressed(person, wish.caseId, trigger);
    const client = await workspaces.client(parseAddress(person)!.team);
    if (becomes && channel && ts) await client.chat.update({ channel, ts, ...becomes });
  }
}

const privately = (message: Message) => ({ response_type: "ephemeral" as const, ...message });
