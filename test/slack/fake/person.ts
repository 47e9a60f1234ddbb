import type { Answer } from "./answers.ts";
import type { Option } from "./blocks.ts";
import { command, type Hand, mentions, opensHome, says, shortcut } from "./in-channels.ts";
import { close, type Given, press, select, submit, type } from "./in-forms.ts";
import { mayJoin } from "./roster.ts";
import { clear } from "./views.ts";
import { type Channel, channelOf, type Message, type User, type View } from "./world.ts";

/** Somebody at a Slack client. Each act resolves once the bot has answered, or Slack has given up waiting. */
export interface Person {
  id: string;
  /** Changed at will: locale, deleted, guests. */
  user: User;
  /** Whether their keyboard curls quotation marks; it does at first. */
  smartQuotes: boolean;
  /** In the direct messages with the bot, if nowhere else. */
  command(line: string, where?: { in?: Channel; thread?: Message }): Promise<Answer>;
  says(channel: Channel, text: string, where?: { thread?: Message }): Promise<Answer>;
  /** Says it to the bot by name. */
  mentions(channel: Channel, text: string, where?: { thread?: Message }): Promise<Answer>;
  opensHome(): Promise<Answer>;
  /** Picks a shortcut from the menu of a message, or from the client's own. */
  shortcut(callbackId: string, where?: { on?: Message }): Promise<Answer>;
  /** By the words on the button or the option of an overflow menu, or by action_id. */
  press(where: Message | View, what: string): Promise<Answer>;
  /** Chooses or fills one thing, by its label, block_id or action_id. */
  select(where: Message | View, what: string, given: Given): Promise<Answer>;
  /** Types into a select; gives the options it then shows. */
  type(where: Message | View, what: string, query: string): Promise<Option[]>;
  /** Fills what is named, and submits. */
  submit(view: View, fields?: Record<string, Given>): Promise<Answer>;
  /** Takes up another device of theirs, on which this modal stands. */
  finds(view: View): void;
  /** The top one, or with `all` the whole stack. */
  close(view: View, how?: { all?: boolean }): Promise<Answer>;
  /** Restarts the client: ephemerals and open modals are gone. */
  reloads(): void;
  joins(channel: Channel): void;
  leaves(channel: Channel): void;
}

export function createPerson(given: Omit<Hand, "smartQuotes">): Person {
  const { world, user } = given;
  const hand: Hand = { ...given, smartQuotes: () => person.smartQuotes };
  const person: Person = {
    id: user.id,
    user,
    smartQuotes: true,
    command: (line, where = {}) => command(hand, line, where.in, where.thread),
    says: (channel, text, where = {}) => says(hand, channel, text, where.thread),
    mentions: (channel, text, where = {}) => mentions(hand, channel, text, where.thread),
    opensHome: () => opensHome(hand),
    shortcut: (callbackId, where = {}) => shortcut(hand, callbackId, where.on),
    press: (where, what) => press(hand, where, what),
    select: (where, what, word) => select(hand, where, what, word),
    type: (where, what, query) => type(hand, where, what, query),
    submit: (view, fields = {}) => submit(hand, view, fields),
    finds(view) {
      world.stacks.set(user.id, [view]);
      world.changed();
    },
    close: (view, how = {}) => close(hand, view, how.all ?? false),
    reloads() {
      for (const channel of world.channels.values()) {
        channel.ephemerals = channel.ephemerals.filter(({ reader }) => reader !== user.id);
      }
      clear(world, user.id);
    },
    joins(channel) {
      mayJoin(world, user.id);
      channelOf(world, channel.id).members.add(user.id);
    },
    leaves: (channel) => void channelOf(world, channel.id).members.delete(user.id),
  };
  return person;
}
