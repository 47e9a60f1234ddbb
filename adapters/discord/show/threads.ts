import type { ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { stateOf } from "../../chat/what-it-asks.ts";
import { type Place, personOf } from "../address.ts";
import { lostMessage, noWay, unless } from "../connect/error-codes.ts";
import { words } from "../draw/markdown.ts";
import type { Ground } from "../ground.ts";
import { limits } from "../limits.ts";

/** The value in place of a thread's id while the thread is being made, so that it is not made twice. */
const making = "making";

export type Threads = ReturnType<typeof createThreads>;

/**
 * Keeps one private thread for each case that two people answer. It is made when it is first needed and closed when the
 * case is over.
 */
export function createThreads({ settings, reception, calls }: Ground) {
  const { log } = settings;
  const nameOf = (caseId: string, channel: string) => `discord:thread:${channel}:${caseId}`;
  const caseName = (thread: string) => `discord:case-of:${thread}`;
  const customerName = (thread: string) => `discord:customer-in:${thread}`;

  async function madeBefore({ guild, channel }: Place, title: string): Promise<string | undefined> {
    const open = await unless(noWay, () => calls.openThreads(guild));
    return open?.find(({ name, parent }) => name === title && parent === channel)?.id;
  }

  async function letIn(thread: string, { caseId }: ShownCard, person: string): Promise<void> {
    const user = personOf(person)?.user;
    const isIn = user && (await unless(noWay, () => calls.addToThread(thread, user).then(() => true)));
    if (user && !isIn) log.warn({ case: caseId, person }, "somebody could not be let into the thread");
  }

  /** Lets the customer of now in, unless they were let in before. */
  async function letCustomerIn(thread: string, card: ShownCard): Promise<void> {
    const { customer } = card.people;
    if (customer === undefined || (await reception.recall(customerName(thread))) === customer) return;
    await letIn(thread, card, customer);
    await reception.rememberShown(customerName(thread), customer);
  }

  async function make(place: Place, card: ShownCard, wasBegun: boolean): Promise<string | undefined> {
    const title = words(t("discord.thread", { case: card.caseId }), limits.threadName);
    const name = nameOf(card.caseId, place.channel);
    const found = wasBegun ? await madeBefore(place, title) : undefined;
    if (!found) await reception.rememberShown(name, making);
    const thread = found ?? (await unless(noWay, () => calls.makeThread(place.channel, title)));
    if (!thread) {
      await reception.rememberShown(name, "");
      return undefined;
    }
    await letIn(thread, card, card.people.owner);
    await letCustomerIn(thread, card);
    await reception.rememberShown(caseName(thread), card.caseId);
    await reception.rememberShown(name, thread);
    return thread;
  }

  return {
    /** The thread of a case in a channel. Undefined where the bot may not make one. */
    async of(place: Place, card: ShownCard): Promise<string | undefined> {
      const known = await reception.recall(nameOf(card.caseId, place.channel));
      return known !== undefined && known !== making ? known : make(place, card, known === making);
    },
    /** Lets the customer of now into the thread, and takes out who has no part in the case any more. */
    async admit(thread: string, card: ShownCard): Promise<void> {
      const left = card.leaves && personOf(card.leaves)?.user;
      if (left) await unless(noWay, () => calls.removeFromThread(thread, left));
      else await letCustomerIn(thread, card);
    },
    /** The case that a thread belongs to. */
    caseOf: (thread: string): Promise<string | undefined> => reception.recall(caseName(thread)),
    /** Archives the thread of a case that is over. It can still be read, and writing in it opens it again. */
    async end(thread: string, card: ShownCard): Promise<void> {
      const name = words(t("discord.thread-over", { case: card.caseId, state: stateOf(card) }), limits.threadName);
      await unless(lostMessage, () => calls.changeThread(thread, { name, archived: true }));
    },
    async wake(thread: string): Promise<void> {
      await unless(lostMessage, () => calls.changeThread(thread, { archived: false }));
    },
  };
}
