import { randomUUID } from "node:crypto";
import { attending, type Form, inOneBox, type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { WayIn } from "../../chat/arrive.ts";
import type { Deed, Next, Saying } from "../../chat/front.ts";
import { type Bot, type Listing, noticeParts, saidParts } from "../../chat/said.ts";
import { asksCode, forbidsTyping } from "../../chat/what-it-asks.ts";
import { people, type Side } from "./front.ts";
import { createMishaps } from "./mishaps.ts";
import type { Pane } from "./pane.ts";
import type { Sent } from "./read.ts";
import type { PlaygroundSettings } from "./settings.ts";
import { createWishes } from "./wishes.ts";

interface ActParts {
  settings: PlaygroundSettings;
  reception: Reception;
  wayIn: WayIn;
  panes: Record<Side, Pane>;
  bot: Bot;
  /** Answers that are filled in once they are asked for, by step. */
  armed: Map<string, string>;
}

const listing: Listing = { fits: (_, count) => count <= 20, mostToOpen: 4, stranger: "play.stranger" };

/** Does what was sent from a pane, and shows there what came of it. */
export function createAct({ settings, reception, wayIn, panes, bot, armed }: ActParts) {
  const { talk, clock } = settings;
  const arm = createMishaps(settings, armed);
  const wishOf = createWishes(
    panes,
    settings.flows.map(({ key }) => key),
  );

  const deedOf = (side: Side): Deed => ({
    id: randomUUID(),
    from: { id: people[side] },
    here: people[side],
    wrote: clock(),
  });

  /** What the person sees of what they did: their words, but for what is secret. */
  function echo(pane: Pane, sent: Sent): void {
    const card = pane.card(talk.id);
    const isHidden = card !== undefined && (forbidsTyping(card) || asksCode(card));
    if (sent.is === "words") pane.add({ is: "said", ...(!isHidden && { words: sent.words }) });
    if (sent.is === "code" || sent.is === "secret") pane.add({ is: "said" });
    if (sent.is !== "pressed" || sent.does !== "press") return;
    if (sent.what === "reveal") pane.wants(sent.caseId);
    const choice = pane.card(sent.caseId)?.view.choices?.find(({ key }) => key === sent.what);
    if (choice) pane.add({ is: "said", words: choice.label });
  }

  async function show(side: Side, next: Next, sent: Sent): Promise<void> {
    const pane = panes[side];
    const say = (saying: Saying) => pane.add({ is: "told", parts: saidParts(saying, bot, listing).parts });
    const tell = (notice: ReturnType<typeof t>) => pane.add({ is: "told", parts: noticeParts([notice], bot.world) });
    if ("whyNot" in next) tell(next.whyNot);
    else if ("says" in next) say(next.says);
    else if ("wrong" in next) await askAgain(pane, side, next, sent);
    else if ("findsFor" in next) tell(t("terminal.found-how"));
    else if ("peeks" in next) tell(t("chat.peek", { case: next.peeks, key: next.key }));
    else if ("shows" in next) {
      if (side === "agent") talk.id = next.shows;
      const form = next.box === "form" ? await reception.form(next.shows, people[side]) : undefined;
      if (form) pane.ask(openFields(form));
    } else if ("received" in next) {
      pane.close(next.received);
      if (next.also) say(next.also);
    }
  }

  /** The form once more, with what was typed and why it was not kept. */
  async function askAgain(pane: Pane, side: Side, next: Extract<Next, { wrong: unknown }>, sent: Sent): Promise<void> {
    if (sent.is !== "form") return;
    const form = await reception.form(sent.caseId, people[side]);
    const left = Object.entries(sent.answers).filter(([field]) => !next.secret?.includes(field));
    const typed = { ...Object.fromEntries(left), ...(sent.link && { link: "ticked" }) };
    if (form) pane.ask(openFields(form), typed, next.wrong);
  }

  /** A text on the phone is for whoever is asked for its code. */
  function sideMeant(side: Side, sent: Sent): Side {
    const card = sent.is === "code" ? panes.customer.card(talk.id) : undefined;
    return card && asksCode(card) ? "customer" : side;
  }

  return async function act(from: Side, sent: Sent): Promise<void> {
    const side = sideMeant(from, sent);
    const pane = panes[side];
    const wish = sent.is === "mishap" ? await arm.choose(sent.mishap) : wishOf(side, sent);
    if (!wish) return;
    echo(pane, sent);
    if (sent.is === "words") arm.given(sent.words);
    try {
      const next = await attending(() => wayIn.take(deedOf(sent.is === "customer" ? "agent" : side), wish));
      await show(side, next, sent);
    } catch (error) {
      if (!(error instanceof StoreDown)) throw error;
      pane.add({ is: "told", parts: noticeParts([t("talk.store-down")], bot.world) });
    }
  };
}

/** The form with the fields that still need an answer. A line of business and its industry are one box. */
function openFields(whole: Form): Form {
  const form = inOneBox(whole, () => true);
  const left = form.fields.filter(({ key, value, skipped }) => (value === undefined && !skipped) || key === form.asks);
  return { ...form, fields: left };
}
