import type { App } from "@slack/bolt";
import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/platform.ts";
import { t } from "../../src/words/words.ts";
import { addressOf, parseAddress } from "./address.ts";
import type { Message, Modal } from "./blocks.ts";
import { doing, ours, readRef } from "./keys.ts";
import { digestOf, type Kind, modalOf, type OpenModals } from "./modals.ts";
import type { Order } from "./order.ts";
import type { Outlet } from "./outlet.ts";
import { word } from "./payload.ts";
import type { Places } from "./places.ts";
import {
  type Deed,
  type Opened,
  readAction,
  readCommand,
  readEvent,
  readSearch,
  readShortcut,
  readView,
  type Said,
} from "./read.ts";
import { renderNotice } from "./render.ts";
import { renderErrors, renderOptions } from "./render-form.ts";
import { renderHelp, renderPuzzled } from "./render-help.ts";
import { renderList } from "./render-home.ts";
import { renderTold } from "./render-modal.ts";
import type { Reveals } from "./reveals.ts";
import type { SlackSettings } from "./settings.ts";
import type { WhoMay } from "./who-may.ts";
import type { Workspaces } from "./workspaces.ts";

export interface FrontParts {
  settings: SlackSettings;
  reception: Reception;
  workspaces: Workspaces;
  whoMay: WhoMay;
  places: Places;
  modals: OpenModals;
  reveals: Reveals;
  outlet: Outlet;
}

const mostOptions = 100;

/** Where people come in. Everything they do is committed before Slack hears that we have it. */
export function attend(app: App, parts: FrontParts): void {
  const { settings, reception, whoMay, outlet } = parts;
  const { world, command, clock, log } = settings;
  const flows = settings.flows.map(({ key }) => key);
  const privately = (message: Message) => ({ response_type: "ephemeral" as const, ...message });
  const notice = (text: Text) => privately(renderNotice(text, world));

  app.command(command, async ({ ack, body }) => {
    const done = readCommand(body, flows);
    if (!done) return ack();
    came(done, body);
    const reply = await follow(done, done.order);
    await ack(reply && privately(reply));
    await afterwards(done, done.order, word(body, "trigger_id"));
  });

  app.action(ours, async ({ ack, body }) => {
    const action = word(body, "actions", 0, "action_id");
    if (action === doing.reveal) return showSecret(ack, body);
    const done = readAction(body);
    if (!done) return ack();
    came(done, body);
    const trigger = word(body, "trigger_id");
    if (done.is === "open") return start(done, trigger, ack);
    const refusal = await whoMay.act(done.caseId, done.from.id, done.here);
    if (refusal) {
      await ack();
      return outlet.tell(done.from.id, refusal);
    }
    if (done.is === "event") await reception.receive(done.caseId, done.event);
    if (done.is === "resume") await resume(done, done.caseId);
    await ack();
    if (done.is === "form" || done.is === "code")
      await present(done, done.caseId, trigger, done.is === "form" ? "form" : undefined);
    if (done.is === "resume") await present(done, done.caseId, trigger);
  });

  app.shortcut(ours, async ({ ack, body }) => {
    const done = readShortcut(body);
    if (!done) return ack();
    came(done, body);
    await start(done, word(body, "trigger_id"), ack);
  });

  app.view({ callback_id: ours, type: "view_submission" }, async ({ ack, body }) => {
    const done = readView(body);
    if (done?.is !== "event" || !done.view) return ack();
    came(done, body);
    const { caseId, event, from } = done;
    const show = (modal: Modal, kind: Kind) => {
      keep(done, caseId, done.view!, kind, modal);
      return ack({ response_action: "update", view: modal });
    };
    const refusal = await whoMay.act(caseId, from.id, done.here);
    if (refusal) return show(renderTold(refusal, world, caseId), "card");
    const answers = event.type === "filled" ? event.answers : event.type === "said" ? { code: event.text } : {};
    const wrong = await reception.check(caseId, answers);
    if (Object.keys(wrong).length > 0) return ack({ response_action: "errors", errors: renderErrors(wrong) });
    // each field of a form says what it answers, so it may come late
    await reception.receive(caseId, event.type === "filled" ? { type: "filled", id: event.id, from, answers } : event);
    const now = await drawn(caseId, from.id);
    return now ? show(now.modal, now.kind) : ack();
  });

  app.view({ callback_id: ours, type: "view_closed" }, async ({ ack, body }) => {
    parts.modals.closed(word(body, "view", "id") ?? "");
    await ack();
  });

  app.options(doing.search, async ({ ack, body }) => {
    const search = readSearch(body);
    const found = search ? await reception.search(search.caseId, search.field, search.query, mostOptions) : [];
    await ack(renderOptions(found) as Parameters<typeof ack>[0]);
  });

  for (const type of ["message", "app_mention", "app_home_opened"] as const) {
    app.event(type, async ({ body }) => {
      const done = readEvent(body, flows);
      if (!done) return;
      came(done, body);
      if (done.is === "said") return hear(done);
      if (!(await whoMay.open(done.from.id, done.here))) await outlet.publishHome(done.from.id);
    });
  }

  for (const type of ["app_uninstalled", "tokens_revoked"] as const) {
    app.event(type, async ({ body }) => {
      const isBots = type === "app_uninstalled" || word(body, "event", "tokens", "bot", 0) !== undefined;
      if (isBots && body.team_id) await parts.workspaces.forget(body.team_id);
    });
  }

  function came({ from, here, view }: Deed, body: unknown): void {
    const [responseUrl, triggerId] = [word(body, "response_url"), word(body, "trigger_id")];
    const ways = { ...(responseUrl && { responseUrl }), ...(triggerId && { triggerId }), ...(view && { view }) };
    parts.places.came(from.id, { here, at: clock(), ...ways });
  }

  /** Does what is asked; what it gives is for the reader's eyes only. */
  async function follow(deed: Deed, order: Order): Promise<Message | undefined> {
    const { from, here } = deed;
    switch (order.verb) {
      case "help":
        return renderHelp(flows, settings);
      case "list":
        return renderList(await reception.cases(from.id), settings);
      case "unknown":
      case "stranger":
        return renderPuzzled(order, settings);
      case "open": {
        const customer = order.customer === undefined ? undefined : customerAt(deed, order.customer);
        const refusal = await open({
          ...deed,
          is: "open",
          flow: order.flow,
          ...(order.text && { text: order.text }),
          ...(customer && { customer }),
        });
        return refusal && notice(refusal);
      }
      default: {
        const caseId = order.caseId ?? (await current(from.id));
        if (!caseId) return notice(t("slack.nothing-open", { command }));
        const refusal = await whoMay.act(caseId, from.id, here);
        if (refusal) return notice(refusal);
        const rest = order.rest.replace(order.caseId ?? "", "").trim();
        if (order.verb === "resume") await resume(deed, caseId);
        else if (order.verb !== "code")
          await reception.receive(caseId, { type: "said", id: deed.id, from, text: order.verb });
        else if (rest) await reception.receive(caseId, { type: "said", id: deed.id, from, text: rest });
        return undefined;
      }
    }
  }

  /** Opens what a modal is better for, once Slack knows that the rest is done. */
  async function afterwards(deed: Deed, order: Order, trigger: string | undefined): Promise<void> {
    if (order.verb === "open") return presentNewest(deed, trigger);
    const isBox = order.verb === "code" && order.rest.replace(order.caseId ?? "", "").trim() === "";
    if (!isBox && order.verb !== "resume") return;
    const caseId = order.caseId ?? (await current(deed.from.id));
    if (caseId) await present(deed, caseId, trigger);
  }

  async function start(done: Opened, trigger: string | undefined, ack: () => Promise<void>): Promise<void> {
    const refusal = await open(done);
    await ack();
    if (refusal) return outlet.tell(done.from.id, refusal);
    await presentNewest(done, trigger);
  }

  const opened = new Map<string, string>();

  async function open({ id, from, here, flow, text, customer }: Opened): Promise<Text | undefined> {
    const refusal = await whoMay.open(from.id, here);
    if (refusal) return refusal;
    const cannot = customer && (await whoMay.answer(customer.id, customer.at));
    const named = customer && !cannot ? { customer } : {};
    const caseId = await reception.open({
      event: id,
      flow,
      from,
      at: from.id,
      facts: { masks: false },
      ...(text && { text }),
      ...named,
    });
    opened.set(id, caseId);
    if (cannot)
      await outlet
        .tell(from.id, cannot)
        .catch(() => log.warn({ case: caseId }, "its owner was not told about the customer"));
    return undefined;
  }

  async function presentNewest(deed: Deed, trigger: string | undefined): Promise<void> {
    const caseId = opened.get(deed.id);
    opened.delete(deed.id);
    if (caseId) await present(deed, caseId, trigger);
  }

  function customerAt({ from, here }: Deed, user: string): { id: string; at: string } {
    const { team } = parseAddress(from.id)!;
    const place = parseAddress(here);
    const id = addressOf({ team, person: user });
    const isShared = place && "channel" in place && !place.channel.startsWith("D");
    return {
      id,
      at: isShared ? addressOf({ team, channel: place.channel, ...(place.thread && { thread: place.thread }) }) : id,
    };
  }

  async function resume({ id, from }: Deed, caseId: string): Promise<void> {
    const card = await reception.card(caseId, from.id);
    if (!card) return;
    if (card.audience === "owner") await outlet.moveDown(from.id, caseId, card.audience);
    await reception.resume(caseId, { event: id, from });
  }

  /** The case that is meant when none is named: the one that last asked them something, else their newest. */
  async function current(person: string): Promise<string | undefined> {
    const asked = await outlet.caseAsking(person);
    if (asked && (await reception.card(asked, person))?.state === "open") return asked;
    const lines = await reception.cases(person, "open");
    return (lines.find(({ question }) => question !== undefined) ?? lines[0])?.id;
  }

  async function drawn(caseId: string, person: string, wish?: "form") {
    const card = await reception.card(caseId, person);
    return card && modalOf(card, await reception.form(caseId, person), wish);
  }

  function keep({ from }: Deed, caseId: string, view: string, kind: Kind, modal: Modal): void {
    const { team } = parseAddress(from.id)!;
    parts.modals.shows({ view, team, caseId, person: from.id, kind, digest: digestOf(modal) });
  }

  const spent = new Set<string>();

  /** In the modal that was pressed in, else in a new one. If the moment for that is over, the card has it all. */
  async function present(deed: Deed, caseId: string, trigger: string | undefined, wish?: "form"): Promise<void> {
    const now = await drawn(caseId, deed.from.id, wish);
    if (!now) return hint(deed, caseId);
    const { team } = parseAddress(deed.from.id)!;
    const client = await parts.workspaces.client(team);
    try {
      if (deed.view && parts.modals.at(deed.view)) {
        await client.views.update({ view_id: deed.view, view: now.modal });
        return keep(deed, caseId, deed.view, now.kind, now.modal);
      }
      const fresh = parts.places.takeTrigger(deed.from.id, clock());
      if (!trigger || fresh !== trigger || spent.has(trigger)) return;
      spent.add(trigger);
      if (spent.size > 10_000) spent.delete(spent.values().next().value!);
      const { view } = await client.views.open({ trigger_id: trigger, view: now.modal });
      if (view?.id) keep(deed, caseId, view.id, now.kind, now.modal);
    } catch (error) {
      log.warn(
        { case: caseId, error: (error as Error).name, message: (error as Error).message },
        "no modal could be opened",
      );
    }
  }

  /** A private word for whoever is not asked. */
  async function hint({ from }: Deed, caseId: string): Promise<void> {
    const { owner, customer } = (await reception.people(caseId))!;
    const isCustomers = customer !== undefined && (await reception.card(caseId, customer))?.question !== undefined;
    await outlet.tell(from.id, t("talk.waits-for", { person: { person: isCustomers ? customer : owner } }));
  }

  /** In a thread about a case it is for that case; in private for the one that asks. Elsewhere only orders count. */
  async function hear(said: Said): Promise<void> {
    const { from, here, order } = said;
    const place = parseAddress(here);
    const isPrivate = place !== undefined && "channel" in place && place.channel.startsWith("D");
    const thread =
      place && "channel" in place && place.thread
        ? await outlet.caseOfThread(place.team, place.channel, place.thread)
        : undefined;
    const caseId = thread ?? (isPrivate ? await current(from.id) : undefined);
    if (order && (await isOrder(said, order, caseId))) {
      const reply = await follow(said, order);
      if (reply) await outlet.say(from.id, here, reply);
      return;
    }
    if (!caseId) return outlet.say(from.id, here, renderHelp(flows, settings));
    const refusal = await whoMay.act(caseId, from.id, here);
    if (refusal) return outlet.tell(from.id, refusal);
    if (isPrivate && !thread) await outlet.moveDown(from.id, caseId, "owner"); // below what was just said
    await reception.receive(caseId, { type: "said", id: said.id, from, text: said.text });
  }

  /** While a case asks something, only what cannot be its answer is an order. */
  async function isOrder({ from }: Said, order: Order, caseId: string | undefined): Promise<boolean> {
    if (!caseId) return true;
    if (order.verb === "list" || order.verb === "resume") return true;
    if (order.verb !== "open") return false;
    const isBare = order.text === undefined && order.customer === undefined;
    return isBare || (await reception.card(caseId, from.id))?.question === undefined;
  }

  async function showSecret(ack: () => Promise<void>, body: unknown): Promise<void> {
    await ack();
    const [team, user] = [word(body, "team", "id"), word(body, "user", "id")];
    const [ref, trigger] = [readRef(word(body, "actions", 0, "value") ?? ""), word(body, "trigger_id")];
    const [channel, ts] = [word(body, "channel", "id"), word(body, "message", "ts")];
    if (!team || !user || !ref || !trigger) return;
    const person = addressOf({ team, person: user });
    if (await whoMay.act(ref.caseId, person, person)) return;
    const becomes = await parts.reveals.pressed(person, ref.caseId, trigger);
    const client = await parts.workspaces.client(team);
    if (becomes && channel && ts) await client.chat.update({ channel, ts, ...becomes });
  }
}
