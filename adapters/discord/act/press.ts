import type { FromPerson, Text } from "../../../src/conversation/types.ts";
import { type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Deed } from "../../chat/clerk.ts";
import { beside } from "../../chat/order.ts";
import { asksCode, asksField } from "../../chat/what-it-asks.ts";
import { addressOf, personOf } from "../address.ts";
import type { Replies } from "../connect/calls.ts";
import { tooLate, unless } from "../connect/refusals.ts";
import { does, type Message, type Modal } from "../draw/components.ts";
import { words } from "../draw/markdown.ts";
import { renderNotice, renderNotices, renderSure } from "../draw/render.ts";
import { renderCode, renderForm } from "../draw/render-form.ts";
import { type Doing, idOf } from "../ids.ts";
import { limits } from "../limits.ts";
import type { Done, Who } from "../read/read.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Drafts } from "../show/drafts.ts";
import type { Readers } from "../show/languages.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Places } from "../show/places.ts";
import type { Answers } from "../show/replies.ts";
import type { Screens } from "../show/screens.ts";
import type { Clerk } from "./clerk.ts";
import type { Members } from "./members.ts";
import type { People } from "./people.ts";
import type { WhoMay } from "./who-may.ts";

export interface FrontParts {
  settings: DiscordSettings;
  reception: Reception;
  whoMay: WhoMay;
  members: Members;
  people: People;
  places: Places;
  readers: Readers;
  clerk: Clerk;
  answers: Answers;
  replies: Replies;
  screens: Screens;
  outlet: Outlet;
  drafts: Drafts;
}

/** What a doing leads to: a modal, words for its doer alone, or the case as it stands; `or` where that stands on the screen anyway. */
type Next =
  | { modal: Modal; opener: { do: "form" | "code"; caseId: string; question?: string } }
  | { says: Message; after?: () => Promise<void> }
  | { shows: string; afterForm?: true; or?: Text };
type Of<K extends Done["is"]> = Extract<Done, { is: K }>;

/** Where people press and give commands. What may open a modal is done first, within a second and a half; all else is deferred at once. */
export function createFront(parts: FrontParts) {
  const { settings, reception, whoMay, members, people, places, readers, clerk } = parts;
  const { answers, replies, screens, outlet, drafts } = parts;
  const { world, clock, log } = settings;

  async function take(done: Done, answered: () => void): Promise<void> {
    await readers.came(done);
    const place = await notServed(done);
    if (place !== undefined) return turnAway(done, place, answered);
    if (done.is === "searched") return suggest(done);
    if (done.is === "sure") return void (await answers.whisper(done, await sure(done)));
    if (done.is === "keep")
      return void (await answers.replace(done, await saying(done.who, t("discord.kept", { case: done.caseId }))));

    const { token, resolve } = promisedToken();
    let deferred: Promise<boolean> | undefined;
    let isReady = false;
    try {
      const working = attended(done, token);
      working.catch(() => {}); // it is awaited below, after the first answer
      const early = mayOpenModal(done) ? await answers.inTime(working) : undefined;
      if (early && "modal" in early.done && (await answers.modal(done, early.done.modal))) return;
      deferred = answers.defer(done);
      await deferred;
      answered();
      if (done.on) resolve(done.token); // words can follow as soon as a press was heard; a command's reply has to say something first
      await put(done, early?.done ?? (await working));
      isReady = true;
    } catch (error) {
      const { name, message } = error as Error;
      const isDown = error instanceof StoreDown;
      if (isDown) log.warn({ error: name }, "nothing could be kept or looked up");
      else log.error({ error: name, message }, "an interaction went wrong");
      await excuse(done, deferred, t(isDown ? "talk.store-down" : "discord.trouble")).catch(() => {});
    } finally {
      answered();
      resolve(isReady ? done.token : undefined);
      await settle(done).catch(() => {});
    }
  }

  /** The server that this is about, if it is not on the list: where it was done, or of a case in private its owner's. */
  async function notServed(done: Done): Promise<string | undefined> {
    const { guild } = done.who;
    if (guild !== undefined || !("caseId" in done))
      return guild !== undefined && !whoMay.isServed(guild) ? guild : undefined;
    const its = await reception.whose(done.caseId).catch(() => undefined); // while the store is away that is what is told
    const theirs = its && personOf(its.people.owner)?.guild;
    return theirs !== undefined && !whoMay.isServed(theirs) ? theirs : undefined;
  }

  /** One sentence that nobody else sees, and nothing happens. */
  async function turnAway(done: Done, server: string, answered: () => void): Promise<void> {
    if (done.is === "searched") await answers.suggest(done, []);
    else await answers.whisper(done, await saying(done.who, t("discord.not-served", { server })));
    answered();
  }

  async function excuse(done: Done, deferred: Promise<boolean> | undefined, why: Text): Promise<void> {
    await (deferred ?? answers.defer(done));
    await put(done, { says: await saying(done.who, why) });
  }

  /** What can wait until they have their answer. */
  async function settle({ who }: Done): Promise<void> {
    await people.cameFrom(who);
    await readers.keep(who);
    const person = await people.of(who);
    if (person) await outlet.catchUp(person);
  }

  /** Committed when it resolves. */
  async function attended(
    done: Exclude<Done, Of<"searched" | "sure" | "keep">>,
    token: Promise<string | undefined>,
  ): Promise<Next> {
    const { who, id, channel, kind } = done;
    members.learn(who);
    const known = await people.whoIs(who, "caseId" in done ? done.caseId : undefined);
    if ("refusal" in known) return { says: await saying(who, known.refusal) };
    const { person } = known;
    places.came(person, { id, at: clock(), channel, kind, token, ...(who.guild && { guild: who.guild }) });
    const here = who.guild ? addressOf({ guild: who.guild, channel: done.parent ?? channel }) : person;
    const at = who.guild ? addressOf({ guild: who.guild, channel }) : person;
    const deed: Deed = { id, from: await whoMay.ranked(who, person, at), here };
    if (done.is === "ordered") return order(done, deed);
    if (done.is === "opened") return begin({ ...done, order: { verb: "open", flow: done.flow } }, deed);
    if (done.is === "resume") await clerk.follow(deed, done.caseId);
    const refusal = await whoMay.act(done.caseId, person, at);
    return refusal ? { says: await saying(who, refusal) } : act(done, deed);
  }

  function mayOpenModal(done: Done): boolean {
    if (done.is === "ordered")
      return done.order.verb === "open" || (done.order.verb === "code" && beside(done.order.rest) === "");
    return (
      done.is === "opened" ||
      done.is === "form" ||
      done.is === "code" ||
      (done.is === "pressed" && done.choice.startsWith("edit:"))
    );
  }

  async function order(done: Of<"ordered">, deed: Deed): Promise<Next> {
    if (done.order.verb === "open") return begin({ ...done, order: done.order }, deed);
    const { says, shows, about } = await clerk.obey(deed, done.order);
    if (says) return { says: await clerk.rendered(deed.from.id, says) };
    if (done.order.verb === "code" && shows) return behind(done.who, shows, deed.from.id, "code");
    return { shows: (shows ?? about)! };
  }

  async function begin(
    {
      order,
      country,
      id,
      who,
    }: Pick<Of<"ordered">, "country" | "id" | "who"> & { order: Extract<Of<"ordered">["order"], { verb: "open" }> },
    deed: Deed,
  ): Promise<Next> {
    const { says, shows } = await clerk.obey(deed, order);
    if (says) return { says: await clerk.rendered(deed.from.id, says) };
    if (!shows) return { says: await saying(who, t("discord.trouble")) };
    if (country)
      await reception.receive(shows, { type: "filled", id: `${id}:country`, from: deed.from, answers: { country } });
    return behind(who, shows, deed.from.id);
  }

  async function act(done: Extract<Done, { caseId: string }>, { id, from }: Deed): Promise<Next> {
    const { caseId, who } = done;
    const said = { id, from, ...(done.question && { question: done.question }) };
    switch (done.is) {
      case "form":
      case "code":
        return behind(who, caseId, from.id, done.is);
      case "resume":
        await clerk.resume({ id, from, here: from.id }, caseId);
        return { shows: caseId };
      case "reveal":
        return {
          says: await outlet.revealed(from.id, caseId),
          after: () => outlet.forgetRevealed(from.id, caseId),
        };
      case "filled":
        return fill(done, said);
      case "coded": {
        const { code: wrong } = await reception.check(caseId, { code: done.code });
        if (wrong) return { says: await saying(who, wrong, { do: "code", ...done }) };
        return event(caseId, { type: "said", ...said, text: done.code });
      }
      case "cancel":
        return event(caseId, { type: "cancelled", id, from });
      case "pressed": {
        const next = await event(caseId, { type: "pressed", ...said, choice: done.choice });
        return done.choice.startsWith("edit:") ? behind(who, caseId, from.id) : next;
      }
      default:
        return { shows: caseId };
    }
  }

  async function event(caseId: string, event: FromPerson): Promise<Next> {
    await reception.receive(caseId, event);
    return { shows: caseId };
  }

  /** The modal has closed by now: what was right is kept, and the rest is asked once more with what was typed. Each field says what it answers, so it may come late. */
  async function fill(
    { caseId, answers: typed, question, who }: Of<"filled">,
    { id, from }: Pick<Deed, "id" | "from">,
  ): Promise<Next> {
    const wrong = await reception.check(caseId, typed);
    const fields = (await reception.form(caseId, from.id))?.fields ?? []; // afterwards there may be none for a while
    const right = Object.entries(typed).filter(([field]) => wrong[field] === undefined);
    if (right.length > 0)
      await reception.receive(caseId, { type: "filled", id, from, answers: Object.fromEntries(right) });
    const left = Object.entries(typed).filter(([field]) => wrong[field] !== undefined);
    drafts.keep(from.id, caseId, Object.fromEntries(left));
    if (left.length === 0) return { shows: caseId, afterForm: true };
    const told = left.map(([key]) => {
      const field = fields.find((known) => known.key === key)?.label ?? key;
      return t("discord.wrong", { field, why: wrong[key]! });
    });
    const says = await readers.drawnFor(who.user, () => {
      const again = opener({ do: "form", caseId, ...(question && { question }) });
      return renderNotices([...told, t("discord.wrong-kept")], world, [again]);
    });
    return { says };
  }

  /** What is behind a button one types behind: the box for a code, or the form. */
  async function behind(who: Who, caseId: string, person: string, wish?: "form" | "code"): Promise<Next> {
    const card = await reception.card(caseId, person);
    if (!card) return { says: await saying(who, await hint(caseId)) };
    const opens = async (does: "form" | "code", draw: () => Modal): Promise<Next> => ({
      modal: await readers.drawnFor(who.user, draw),
      opener: { do: does, caseId, ...(card.question && { question: card.question }) },
    });
    if (asksCode(card) && wish !== "form") return opens("code", () => renderCode(card, world));
    const form = wish === "code" ? undefined : await reception.form(caseId, person);
    if (form && form.fields.length > 0 && (wish === "form" || asksField(card)))
      return opens("form", () => renderForm(form, world, drafts.of(person, caseId)));
    return { shows: caseId, ...(wish && { or: t("talk.moved-on") }) };
  }

  /** Where it is seen: in the reply to a command, in the private message it was pressed on, or in one of its own. */
  async function put(done: Done, next: Next): Promise<void> {
    if ("modal" in next) return put(done, { says: await saying(done.who, t("discord.press-again"), next.opener) });
    if ("shows" in next) {
      const { shows: caseId, afterForm = false, or } = next;
      const person = await people.of(done.who, caseId);
      const isOnCard = done.on && !done.on.isWhisper;
      if (isOnCard) return or && put(done, { says: await saying(done.who, or) });
      if (person && (await screens.show(caseId, person, done.token, afterForm))) return;
      return put(done, { says: await saying(done.who, await hint(caseId)) });
    }
    const isSaid = await unless(tooLate, () =>
      done.on ? replies.follow(done.token, next.says) : replies.fill(done.token, next.says),
    );
    if (isSaid !== undefined) await next.after?.();
  }

  /** A private word for whoever is not asked. */
  async function hint(caseId: string): Promise<Text> {
    const people = (await reception.whose(caseId))?.people;
    if (!people) return t("chat.no-such-case", { case: caseId });
    const { owner, customer } = people;
    const isCustomers = customer !== undefined && (await reception.card(caseId, customer))?.question !== undefined;
    return t("talk.waits-for", { person: { person: isCustomers ? customer : owner } });
  }

  async function suggest(done: Of<"searched">): Promise<void> {
    const [flow] = settings.flows;
    const known = done.option === "case" ? await people.of(done.who) : undefined;
    const found =
      done.option === "country"
        ? (await reception.search(flow!.key, "country", done.query, limits.suggestions)).map(({ key, label }) => ({
            key,
            label,
          }))
        : (known ? await reception.cases(known) : [])
            .map(({ id, status }) => ({ key: id, label: status }))
            .filter(({ key, label }) =>
              `${key} ${words(label, limits.suggestionName)}`.toLowerCase().includes(done.query.toLowerCase()),
            );
    const choices = await readers.drawnFor(done.who.user, () =>
      found
        .slice(0, limits.suggestions)
        .map(({ key, label }) => ({ value: key, name: words(label, limits.suggestionName) })),
    );
    await answers.suggest(done, choices);
  }

  function saying({ user }: Who, notice: Text, opens?: Opening): Promise<Message> {
    return readers.drawnFor(user, () => renderNotice(notice, world, opens && [opener(opens)]));
  }

  function sure({ who, caseId }: { who: Who; caseId: string }): Promise<Message> {
    return readers.drawnFor(who.user, () => renderSure(caseId, t("talk.cancel-sure", { case: caseId }), world));
  }

  return { take };
}

interface Opening {
  do: Doing;
  caseId: string;
  question?: string;
}

function opener(of: Opening) {
  return does(of.do === "code" ? t("chat.enter-code") : t("chat.fill-in"), idOf(of), "primary");
}

function promisedToken() {
  let resolve: (token: string | undefined) => void = () => {};
  const token = new Promise<string | undefined>((done) => {
    resolve = done;
  });
  return { token, resolve };
}
