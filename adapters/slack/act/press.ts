import type { Next, Wish } from "../../chat/front.ts";
import { readRef, word } from "../../chat/payload.ts";
import { addressOf, userOf } from "../address.ts";
import type { Modal } from "../draw/blocks.ts";
import type { Message } from "../draw/render.ts";
import { renderOptions } from "../draw/render-form.ts";
import { roomAt } from "../front.ts";
import { doing } from "../keys.ts";
import {
  type Interaction,
  readAction,
  readCommand,
  readSearch,
  readShortcut,
  readView,
  type SlackDeed,
  type Turned,
} from "../read/read.ts";
import type { Kind } from "../show/modals.ts";
import { postBack } from "../show/response-url.ts";
import type { Ack, ActParts } from "./parts.ts";

const mostOptions = 100;

/** Commands, buttons, menus, shortcuts and modals: what waits for an ack. */
export function createPresses(parts: ActParts) {
  const { settings, reception, workspaces, wayIn, modals, reveals, outlet, speaker, presenter } = parts;
  const { command, clock } = settings;
  const flows = settings.flows.map(({ key }) => key);

  return async function press(body: unknown, ack: Ack): Promise<void> {
    if (word(body, "command") === command) return order(body, ack);
    switch (word(body, "type")) {
      case "block_actions":
        return act(body, ack);
      case "shortcut":
      case "message_action":
        return begin(body, ack);
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
  function enter({ id, from, here, view, room }: SlackDeed, body: unknown, wish: Wish): Promise<Next> {
    const [responseUrl, triggerId] = [word(body, "response_url"), word(body, "trigger_id")];
    const ways = { ...(responseUrl && { responseUrl }), ...(triggerId && { triggerId }), ...(view && { view }) };
    const visit = { here, at: clock(), ...ways };
    return wayIn.take({ id, from, here, visit, ...roomAt(here), ...(room && { room }) }, wish);
  }

  async function order(body: unknown, ack: Ack): Promise<void> {
    const done = readCommand(body, flows);
    if (!done) return ack();
    const next = await enter(done, body, { is: "order", order: done.order });
    await ack("says" in next ? privately(await speaker.said(done.from.id, next.says)) : undefined);
    if ("shows" in next) await presenter.present(done, next.shows);
  }

  async function begin(body: unknown, ack: Ack, done = readShortcut(body)): Promise<void> {
    if (!done) return ack();
    const { flow, text, customer } = done;
    const named = customer && { customer: userOf(customer.id)! };
    const order = { verb: "open" as const, flow, ...(text && { text }), ...named };
    const room = customer && customer.at !== customer.id ? { room: customer.at } : {};
    const next = await enter({ ...done, ...room }, body, { is: "order", order });
    await ack();
    if ("says" in next) await outlet.say(done.from.id, done.here, await speaker.said(done.from.id, next.says));
    if ("shows" in next) await presenter.present(done, next.shows);
  }

  async function act(body: unknown, ack: Ack): Promise<void> {
    if (word(body, "actions", 0, "action_id") === doing.reveal) return showSecret(body, ack);
    const done = readAction(body);
    if (!done) return ack();
    if (done.is === "open") return begin(body, ack, done);
    if (done.is === "turned") return turnPage(body, ack, done);
    const next = await enter(done, body, wishOf(done));
    await ack();
    if ("whyNot" in next) return outlet.tell(done.from.id, next.whyNot);
    if ("shows" in next) await presenter.present(done, next.shows, next.box === "form" ? "form" : undefined);
  }

  async function turnPage(body: unknown, ack: Ack, done: Turned): Promise<void> {
    const { from, here, page, place } = done;
    const next = await enter(done, body, { is: "order", order: { verb: "list", page } });
    await ack();
    if (!("says" in next)) return;
    if (place === "home" && "list" in next.says) return outlet.publishHome(from.id, page);
    const message = await speaker.said(from.id, next.says);
    const url = word(body, "response_url");
    const isTurned = url !== undefined && (await postBack(settings, url, { ...message, replace_original: true }));
    if (!isTurned) await outlet.say(from.id, here, message);
  }

  async function submit(body: unknown, ack: Ack): Promise<void> {
    const done = readView(body);
    if (done?.is !== "event" || !done.view) return ack();
    const { caseId, from, view } = done;
    const show = (now: { kind: Kind; modal: Modal }) => {
      presenter.shown(done, caseId, view, now);
      return ack({ response_action: "update", view: now.modal });
    };
    const asked = { ...done, ...roomAt(modals.at(view)?.here ?? from.id) };
    const next = await enter(asked, body, submittedOf(done));
    if ("whyNot" in next) return show({ kind: "card", modal: await speaker.inModal(from.id, next.whyNot, caseId) });
    if ("wrong" in next) return ack({ response_action: "errors", errors: await speaker.errors(from.id, next) });
    const now = await presenter.drawn(caseId, from.id);
    return now ? show(now) : ack();
  }

  async function suggest(body: unknown, ack: Ack): Promise<void> {
    const search = readSearch(body);
    const found = search ? await reception.search(search.caseId, search.field, search.query, mostOptions) : [];
    await ack(renderOptions(found));
  }

  async function showSecret(body: unknown, ack: Ack): Promise<void> {
    await ack();
    const [team, user] = [word(body, "team", "id"), word(body, "user", "id")];
    const [ref, trigger] = [readRef(word(body, "actions", 0, "value") ?? ""), word(body, "trigger_id")];
    const [channel, ts] = [word(body, "channel", "id"), word(body, "message", "ts")];
    if (!team || !user || !ref || !trigger) return;
    const person = addressOf({ team, person: user });
    const next = await wayIn.take({ id: trigger, from: { id: person }, here: person }, { is: "reveal", ...ref });
    if ("whyNot" in next) return outlet.tell(person, next.whyNot);
    const becomes = await reveals.pressed(person, ref.caseId, trigger);
    const client = await workspaces.client(team);
    if (becomes && channel && ts) await client.chat.update({ channel, ts, ...becomes });
  }
}

function wishOf(done: Exclude<Interaction, { is: "closed" }>): Wish {
  const { caseId } = done;
  if (done.is === "resume") return { is: "resume", caseId };
  if (done.is !== "event") return { is: "box", caseId, box: done.is };
  const { id: _, from: __, ...answer } = done.event;
  return { is: "answer", caseId, answer };
}

function submittedOf({ caseId, event, customer }: Extract<Interaction, { is: "event" }>): Wish {
  const question = "question" in event && event.question ? { question: event.question } : {};
  const submitted = { is: "submitted" as const, caseId, ...question };
  if (event.type === "filled")
    return { ...submitted, box: "form", answers: event.answers, ...(customer && { customer }) };
  return { ...submitted, box: "code", answers: { code: event.type === "said" ? event.text : "" } };
}

const privately = (message: Message) => ({ response_type: "ephemeral" as const, ...message });
