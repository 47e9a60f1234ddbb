import type { Text } from "../../../src/conversation/types.ts";
import { StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { unlessLate } from "../../chat/in-time.ts";
import { inVain } from "../../chat/in-vain.ts";
import { beside } from "../../chat/order.ts";
import { personOf, placeOf } from "../address.ts";
import { whyOf } from "../connect/error-codes.ts";
import type { Aside, Interaction, Wanted } from "../read/read.ts";
import { createCancelAsides } from "./cancel-asides.ts";
import { createLateAnswers } from "./late.ts";
import type { ActParts } from "./parts.ts";
import { createPutting, type Shown } from "./put.ts";
import { createShowing, isEdit } from "./shown.ts";
import { createSuggestions } from "./suggest.ts";

/**
 * How long work may take before an interaction is deferred (ms). Discord fails an interaction after three seconds, and
 * a modal can only be the first answer.
 */
const readingMs = 1_500;

/**
 * Handles presses, commands and modals. What may open a modal is worked on for a second and a half before the
 * interaction is answered. Everything else is deferred at once.
 */
export function createPresses(parts: ActParts) {
  const { settings, deliveries, reception, wayIn, people, speaker, replies, outlet } = parts;
  const { log } = settings;
  const { shownOf } = createShowing(parts);
  const put = createPutting(parts);
  const suggest = createSuggestions(parts);
  const answerAside = createCancelAsides(parts);
  const answerLate = createLateAnswers(parts);

  async function take(done: Wanted | Aside, answered: () => void): Promise<void> {
    await speaker.came(done);
    const place = await notServed(done);
    if (place !== undefined) return turnAway(done, place, answered);
    if ("wish" in done) return attend(done, answered);
    if (done.is === "searched") return suggest(done);
    await answerAside(done).catch(async (error) => {
      const isDown = error instanceof StoreDown;
      await whisper(done, t(isDown ? "talk.store-down" : "chat.trouble"));
      if (!isDown) throw error;
    });
  }

  async function attend(done: Wanted, answered: () => void): Promise<void> {
    const { token, resolve } = promisedToken();
    let deferred: Promise<boolean> | undefined;
    let isReady = false;
    try {
      const working = attended(done, token);
      working.catch(() => {}); // it is awaited below, after the first answer
      const early = mayOpenModal(done.wish)
        ? await unlessLate(
            working.then((shown) => ({ shown })),
            readingMs,
          )
        : undefined;
      if (early && "modal" in early.shown && (await replies.modal(done, early.shown.modal))) return;
      deferred = replies.defer(done);
      const isInTime = await deferred;
      answered();
      // words can follow as soon as a press was heard; a command's reply has to say something first
      if (done.on || !isInTime) resolve(isInTime ? done.token : undefined);
      const shown = early?.shown ?? (await working);
      await deliveries.turn();
      await put(done, shown);
      isReady = true;
    } catch (error) {
      const { name, message } = error as Error;
      const isDown = error instanceof StoreDown;
      if (isDown) log.warn({ error: name }, "nothing could be kept or looked up");
      else log.error({ error: name, message }, "an interaction went wrong");
      if (!isDown) inVain(reception, placeOf(done.who.guild), whyOf(error));
      await excuse(done, deferred, t(isDown ? "talk.store-down" : "chat.trouble")).catch(() => {});
    } finally {
      answered();
      resolve(isReady ? done.token : undefined);
      await settle(done).catch(() => {});
    }
  }

  /** Carries out what a person wants, and resolves to what they see. It is committed then. */
  async function attended(done: Wanted, token: Promise<string | undefined>): Promise<Shown> {
    const deed = await people.arrived(done, caseOf(done), token);
    if ("whyNot" in deed) return { says: await speaker.notice(done.who, deed.whyNot) };
    return shownOf(await wayIn.take(deed, done.wish), done, deed.from.id);
  }

  /**
   * The id of a server that is not served, if this belongs to one: the server where it was done, or in private that of
   * the case's owner.
   */
  async function notServed(done: Wanted | Aside): Promise<string | undefined> {
    const { guild } = done.who;
    const caseId = caseOf(done);
    if (guild !== undefined || caseId === undefined)
      return guild !== undefined && !people.serves(guild) ? guild : undefined;
    const its = await reception.whose(caseId).catch(() => undefined); // while the database is away, that is told later on
    const theirs = its && personOf(its.people.owner)?.guild;
    return theirs !== undefined && !people.serves(theirs) ? theirs : undefined;
  }

  /** Answers with one private sentence, and does nothing else. */
  async function turnAway(done: Wanted | Aside, server: string, answered: () => void): Promise<void> {
    reception.refused({ front: "discord", who: `discord:${server}`, tried: "place" });
    if ("is" in done && done.is === "searched") await replies.suggest(done, []);
    else await whisper(done, t("discord.not-served", { server }));
    answered();
  }

  async function whisper(done: Wanted | Aside, notice: Text): Promise<void> {
    const message = await speaker.notice(done.who, notice);
    if (!(await replies.whisper(done, message))) await answerLate(done, message);
  }

  async function excuse(done: Wanted, deferred: Promise<boolean> | undefined, why: Text): Promise<void> {
    await (deferred ?? replies.defer(done));
    await put(done, { says: await speaker.notice(done.who, why) });
  }

  /** Work that can wait until the person has an answer. */
  async function settle({ who }: Interaction): Promise<void> {
    await people.cameFrom(who);
    await speaker.keep(who);
    const person = await people.of(who);
    if (person) await outlet.catchUp(person);
  }

  return { take };
}

function caseOf(done: Wanted | Aside): string | undefined {
  const about = "wish" in done ? done.wish : done;
  return "caseId" in about ? about.caseId : undefined;
}

function mayOpenModal(wish: Wanted["wish"]): boolean {
  if (wish.is === "answer") return isEdit(wish);
  if (wish.is !== "order") return wish.is === "box";
  return wish.order.verb === "open" || (wish.order.verb === "code" && beside(wish.order.rest) === "");
}

function promisedToken() {
  let resolve: (token: string | undefined) => void = () => {};
  const token = new Promise<string | undefined>((done) => {
    resolve = done;
  });
  return { token, resolve };
}
