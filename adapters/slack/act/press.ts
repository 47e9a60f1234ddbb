import type { AckFn, App } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import { type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { practisedLast } from "../../chat/no-such-case.ts";
import { readRef, word } from "../../chat/payload.ts";
import { addressOf, parseAddress } from "../address.ts";
import type { Workspaces } from "../connect/workspaces.ts";
import type { Message, Modal } from "../draw/blocks.ts";
import { renderNotice } from "../draw/render.ts";
import { renderErrors, renderOptions } from "../draw/render-form.ts";
import { renderTold } from "../draw/render-modal.ts";
import { customerField, doing } from "../keys.ts";
import {
  type Deed,
  readAction,
  readCommand,
  readEvent,
  readSearch,
  readShortcut,
  readView,
  type Said,
  teamOf,
} from "../read/read.ts";
import type { SlackSettings } from "../settings.ts";
import type { Cards } from "../show/cards.ts";
import type { Readers } from "../show/languages.ts";
import type { Kind, OpenModals } from "../show/modals.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Places } from "../show/places.ts";
import type { Presenter } from "../show/presenter.ts";
import { postBack } from "../show/response-url.ts";
import type { Reveals } from "../show/reveals.ts";
import { type Clerk, customerOf } from "./clerk.ts";
import { createTurnAway } from "./turn-away.ts";
import type { WhoMay } from "./who-may.ts";

export interface FrontParts {
  settings: SlackSettings;
  reception: Reception;
  workspaces: Workspaces;
  readers: Readers;
  whoMay: WhoMay;
  places: Places;
  modals: OpenModals;
  cards: Cards;
  reveals: Reveals;
  outlet: Outlet;
  clerk: Clerk;
  presenter: Presenter;
}

type Ack = (said?: unknown) => Promise<void>;

const mostOptions = 100;

/**
 * Where people come in. Everything they do is committed before Slack hears that we have it. One listener for all, because
 * Bolt runs every listener there is through its chain for each delivery.
 */
export function attend(app: App, parts: FrontParts): void {
  const { settings, reception, workspaces, readers, whoMay, places, modals, cards, reveals, outlet, clerk, presenter } =
    parts;
  const { world, command, clock } = settings;
  const flows = settings.flows.map(({ key }) => key);
  const turnAway = createTurnAway({ settings, workspaces, readers, outlet });

  app.use(async (delivery) => {
    const { body } = delivery;
    const ack: Ack = "ack" in delivery ? (delivery.ack as AckFn<unknown>) : async () => {};
    try {
      await take(body, ack);
    } catch (error) {
      if (!(error instanceof StoreDown)) throw error;
      if (readEvent(body, flows)?.is === "said" && !delivery.context.retryNum) await sayDown(delivery.client, body);
      await refuse(body, ack, error);
    }
  });

  async function take(body: unknown, ack: Ack): Promise<void> {
    if (hasLeft(body)) return leave(body);
    const team = teamOf(body);
    if (team !== undefined && !(await workspaces.serves(team))) return turnAway(body, team, ack);
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
      case "event_callback":
        return hearOf(body);
    }
  }

  /** Whoever writes to us hears at once that it may be in vain; Slack sends it again all the same. */
  async function sayDown({ chat }: App["client"], body: unknown): Promise<void> {
    const [channel, user] = [word(body, "event", "channel")!, word(body, "event", "user")!];
    const message = renderNotice(t("talk.store-down"), world);
    const isDirect = word(body, "event", "channel_type") === "im";
    const told = isDirect
      ? chat.postMessage({ channel, ...message } as never)
      : chat.postEphemeral({ channel, user, ...message } as never);
    await told.catch((error: Error) => {
      settings.log.warn({ error: error.name }, "nobody could be told that the database is away");
    });
  }

  /** Nothing can be looked up now, so the answer goes where the delivery itself says. An event is sent again by Slack. */
  async function refuse(body: unknown, ack: Ack, down: StoreDown): Promise<void> {
    const { text, ...message } = renderNotice(t("talk.store-down"), world);
    const [type, responseUrl] = [word(body, "type"), word(body, "response_url")];
    if (type === "event_callback") throw down;
    if (word(body, "command") === command) return ack(privately({ text, ...message }));
    const [field] = Object.keys((body as { view?: { state?: { values?: object } } }).view?.state?.values ?? {});
    if (type === "view_submission" && field) return ack({ response_action: "errors", errors: { [field]: text } });
    await ack();
    if (responseUrl) await postBack(settings, responseUrl, { text, ...message });
  }

  async function order(body: unknown, ack: Ack): Promise<void> {
    const done = readCommand(body, flows);
    if (!done) return ack();
    came(done, body);
    const { says, shows } = await clerk.obey(done, done.order);
    await ack(says && privately(says));
    if (shows) await presenter.present(done, shows);
  }

  async function act(body: unknown, ack: Ack): Promise<void> {
    if (word(body, "actions", 0, "action_id") === doing.reveal) return showSecret(body, ack);
    const done = readAction(body);
    if (!done) return ack();
    came(done, body);
    if (done.is === "open") return begin(body, ack, done);
    const { caseId, here } = done;
    const { from } = done;
    if (done.is === "resume") await clerk.follow(done, caseId);
    const refusal = await whoMay.act(caseId, from.id, here);
    if (!refusal && done.is === "event")
      await reception.receive(caseId, { ...done.event, from: await whoMay.ranked(done) });
    if (!refusal && done.is === "resume") await clerk.resume(done, caseId);
    await ack();
    if (refusal) return outlet.tell(from.id, refusal);
    if (done.is !== "event") await presenter.present(done, caseId, done.is === "form" ? "form" : undefined);
  }

  async function begin(body: unknown, ack: Ack, done = readShortcut(body)): Promise<void> {
    if (!done) return ack();
    came(done, body);
    const { says, shows } = await clerk.open(done);
    await ack();
    if (says) await outlet.say(done.from.id, done.here, says);
    if (shows) await presenter.present(done, shows);
  }

  async function submit(body: unknown, ack: Ack): Promise<void> {
    const done = readView(body);
    if (done?.is !== "event" || !done.view) return ack();
    came(done, body);
    const { caseId, event, from, view } = done;
    const asked = { from, here: modals.at(view)?.here ?? from.id };
    const customer = done.customer === undefined ? undefined : customerOf(asked, done.customer);
    const show = (now: { kind: Kind; modal: Modal }) => {
      presenter.shown(done, caseId, view, now);
      return ack({ response_action: "update", view: now.modal });
    };
    const refusal = await whoMay.act(caseId, from.id, done.here);
    if (refusal) {
      const modal = await readers.drawn(from.id, () => renderTold(refusal, world, caseId));
      return show({ kind: "card", modal });
    }
    const answers = event.type === "filled" ? event.answers : event.type === "said" ? { code: event.text } : {};
    const cannot = customer && (await whoMay.answer(customer.id, customer.at));
    const wrong = {
      ...(await reception.check(caseId, answers)),
      ...(cannot && { [customerField]: insteadOf(cannot) }),
    };
    if (Object.keys(wrong).length > 0) {
      const errors = await readers.drawn(from.id, () => renderErrors(wrong));
      return ack({ response_action: "errors", errors });
    }
    // each field of a form says what it answers, so it may come late
    const ranked = await whoMay.ranked({ from, here: done.here });
    const sent = event.type === "filled" ? { type: "filled" as const, id: event.id, answers } : event;
    await reception.receive(caseId, { ...sent, from: ranked });
    if (customer) {
      const hand = { type: "handed" as const, id: `${event.id}:customer`, role: "customer" as const };
      await reception.receive(caseId, { ...hand, from, to: customer.id, at: customer.at });
    }
    const now = await presenter.drawn(caseId, from.id);
    return now ? show(now) : ack();
  }

  async function suggest(body: unknown, ack: Ack): Promise<void> {
    const search = readSearch(body);
    const found = search ? await reception.search(search.caseId, search.field, search.query, mostOptions) : [];
    await ack(renderOptions(found));
  }

  /** Also from a workspace that is not served. */
  async function leave(body: unknown): Promise<void> {
    const team = word(body, "team_id");
    const isBots =
      word(body, "event", "type") === "app_uninstalled" || word(body, "event", "tokens", "bot", 0) !== undefined;
    if (isBots && team) await workspaces.forget(team);
  }

  async function hearOf(body: unknown): Promise<void> {
    const done = readEvent(body, flows);
    if (!done) return;
    came(done, body);
    if (done.is === "said") return hear(done);
    if (!(await whoMay.open(done.from.id, done.here))) await outlet.publishHome(done.from.id);
  }

  /** In a thread about a case it is for that case; in private for the one that asks. Elsewhere only orders count. */
  async function hear(said: Said): Promise<void> {
    const { id, here, text } = said;
    const { from } = said;
    const place = parseAddress(here);
    const at = place && "channel" in place ? place : undefined;
    const isPrivate = at?.channel.startsWith("D") ?? false;
    const thread = at?.thread && !isPrivate ? await cards.ofThread(at.team, at.channel, at.thread) : undefined;
    const caseId = isPrivate ? await clerk.current(from.id) : thread;
    if (said.order && (await clerk.isOrder(said, said.order, caseId))) {
      const { says } = await clerk.obey(said, said.order);
      return says && outlet.say(from.id, here, says);
    }
    const practised = caseId === undefined && isPrivate ? await practisedLast(reception, from.id) : undefined;
    if (practised) return outlet.tell(from.id, practised);
    if (!caseId) {
      const { says } = await clerk.obey(said, { verb: "help" });
      return says && outlet.say(from.id, here, says);
    }
    const refusal = await whoMay.act(caseId, from.id, here);
    if (refusal) return outlet.tell(from.id, refusal);
    if (isPrivate) await cards.moveDown(from.id, caseId, "owner"); // below what was just said
    await reception.receive(caseId, { type: "said", id, from: await whoMay.ranked(said), text });
  }

  async function showSecret(body: unknown, ack: Ack): Promise<void> {
    await ack();
    const [team, user] = [word(body, "team", "id"), word(body, "user", "id")];
    const [ref, trigger] = [readRef(word(body, "actions", 0, "value") ?? ""), word(body, "trigger_id")];
    const [channel, ts] = [word(body, "channel", "id"), word(body, "message", "ts")];
    if (!team || !user || !ref || !trigger) return;
    const person = addressOf({ team, person: user });
    const refusal = await whoMay.act(ref.caseId, person, person);
    if (refusal) return outlet.tell(person, refusal);
    const becomes = await reveals.pressed(person, ref.caseId, trigger);
    const client = await workspaces.client(team);
    if (becomes && channel && ts) await client.chat.update({ channel, ts, ...becomes });
  }

  function came({ from, here, view }: Deed, body: unknown): void {
    const [responseUrl, triggerId] = [word(body, "response_url"), word(body, "trigger_id")];
    const ways = { ...(responseUrl && { responseUrl }), ...(triggerId && { triggerId }), ...(view && { view }) };
    places.came(from.id, { here, at: clock(), ...ways });
  }
}

function hasLeft(body: unknown): boolean {
  return ["app_uninstalled", "tokens_revoked"].includes(word(body, "event", "type") ?? "");
}

/** In the form one can choose somebody else. */
function insteadOf(refusal: Text): Text {
  return refusal.key === "slack.may-not-answer" ? t("slack.customer-not") : refusal;
}

const privately = (message: Message) => ({ response_type: "ephemeral" as const, ...message });
