import type { Answer } from "./answers.ts";
import { dmOf } from "./guilds.ts";
import { command, type Given, type Hand, types } from "./in-commands.ts";
import { choose, type Filling, press, pressLate, submit } from "./in-forms.ts";
import type { Modal, Offer } from "./interactions.ts";
import { post, publicMessage, remove } from "./messages.ts";
import { shownChannel, shownMember, shownUser } from "./payloads.ts";
import { may, sees, writing } from "./permissions.ts";
import { readsAll, readsIn } from "./reading.ts";
import { type Channel, channelOf, type Guild, type Message, type Role, type User } from "./world.ts";

/** Somebody at a Discord client. An act resolves once the bot has answered first, or Discord has given up waiting. */
export interface Person {
  id: string;
  /** Changed at will: the locale, whether direct messages are open. */
  user: User;
  /** The direct messages with the bot. */
  readonly dm: Channel;
  /** The modal on their screen. */
  readonly modal: Modal | undefined;
  /** Such as `/account open` with its options by name; in the first channel of their server unless told. */
  command(line: string, options?: Record<string, Given>, where?: Channel): Promise<Answer>;
  /** Types letters into an option; gives what the client then offers. */
  types(line: string, option: string, text: string, where?: Channel, options?: Record<string, Given>): Promise<Offer[]>;
  /** By the words on the button, or its custom id; a link gives its `url`. */
  press(message: Message, what: string): Promise<Answer>;
  /** As the message was when it was read, whatever has become of it. */
  pressLate(message: Message, what: string, filling?: Filling): Promise<Answer>;
  /** By the placeholder of the select, or its custom id. */
  picks(message: Message, what: string, filling: Filling): Promise<Answer>;
  /** Fills what is named by label, and submits. */
  submit(modal: Modal, fields?: Record<string, Filling>): Promise<Answer>;
  /** Takes up another device of theirs, on which this modal stands. */
  finds(modal: Modal): void;
  /** Closes the modal; the bot hears nothing. */
  dismisses(modal: Modal): void;
  /** With `attached`, the name of a file such as a picture. */
  says(channel: Channel, text: string, how?: { answering?: Message; attached?: string }): Message;
  /** Says it to the bot by name. */
  mentions(channel: Channel, text: string): Message;
  /** Takes back a message of their own. */
  deletes(message: Message): void;
  sees(channel: Channel): boolean;
  /** Everything they see, or what they see there; the newest last. */
  reads(channel?: Channel): Message[];
  closesDms(): void;
  opensDms(): void;
  /** Restarts the client: ephemerals and the open modal are gone. */
  restarts(): void;
  joins(guild: Guild, roles?: Role[]): void;
  leaves(guild: Guild): void;
  /** Is given these roles there, and loses the others. */
  becomes(guild: Guild, roles: Role[]): void;
}

export function createPerson(hand: Hand, home: () => Channel): Person {
  const { world, interactions, user } = hand;
  const person: Person = {
    id: user.id,
    user,
    get dm() {
      return dmOf(world, user);
    },
    get modal() {
      return interactions.modals.get(user.id);
    },
    command: (line, options = {}, where = home()) => command(hand, line, options, where),
    types: (line, option, text, where = home(), options = {}) => types(hand, line, option, text, where, options),
    press: (message, what) => press(hand, message, what),
    pressLate: (message, what, filling) => pressLate(hand, message, what, filling),
    picks: (message, what, filling) => choose(hand, message, what, filling),
    submit: (modal, fields = {}) => submit(hand, modal, fields),
    finds(modal) {
      interactions.modals.set(user.id, modal);
      world.changed();
    },
    dismisses({ id }) {
      if (interactions.modals.get(user.id)?.id === id) interactions.modals.delete(user.id);
      world.changed();
    },
    says: (channel, text, how = {}) => says(hand, channel, text, how),
    mentions: (channel, text) => says(hand, channel, `<@${world.bot.id}> ${text}`),
    deletes({ channel, id }) {
      const place = channelOf(world, channel);
      const message = publicMessage(place, id);
      if (message.author !== user.id) throw new Error(`it is not ${user.name}'s`);
      remove(world, place, message);
    },
    sees: (channel) => sees(channel, user.id),
    reads: (channel) => (channel ? readsIn(world, channel, user.id) : readsAll(world, user.id)),
    closesDms() {
      user.dmsOpen = false;
    },
    opensDms() {
      user.dmsOpen = true;
    },
    restarts() {
      for (const { id, reader } of readsAll(world, user.id)) if (reader) world.dismissed.add(id);
      interactions.modals.delete(user.id);
      world.changed();
    },
    joins(guild, roles = []) {
      const member = { user, roles: new Set(roles.map(({ id }) => id)) };
      guild.members.set(user.id, member);
      if (guild.installed) world.tell("GUILD_MEMBER_ADD", { ...shownMember(member), guild_id: guild.id });
    },
    leaves(guild) {
      if (!guild.members.delete(user.id)) throw new Error(`${user.name} is not in ${guild.name}`);
      for (const channel of world.channels.values()) if (channel.guild === guild) channel.people.delete(user.id);
      if (guild.installed) world.tell("GUILD_MEMBER_REMOVE", { user: shownUser(user), guild_id: guild.id });
      world.changed();
    },
    becomes(guild, roles) {
      const member = guild.members.get(user.id);
      if (!member) throw new Error(`${user.name} is not in ${guild.name}`);
      member.roles = new Set(roles.map(({ id }) => id));
      if (guild.installed) world.tell("GUILD_MEMBER_UPDATE", { ...shownMember(member), guild_id: guild.id });
      world.changed();
    },
  };
  return person;
}

interface Manner {
  answering?: Message;
  attached?: string;
}

function says({ world, user }: Hand, where: Channel, content: string, { answering, attached }: Manner = {}): Message {
  const channel = channelOf(world, where.id);
  if (!sees(channel, user.id)) throw new Error(`${user.name} does not see ${channel.name}`);
  if (channel.guild && !may(channel, user.id, writing(channel))) throw new Error(`${user.name} may not write there`);
  if (channel.archived) {
    if (channel.locked) throw new Error(`${channel.name} is locked`);
    channel.archived = false;
    world.tell("THREAD_UPDATE", shownChannel(world, channel), channel);
  }
  const form = {
    ...(answering && { message_reference: { message_id: answering.id } }),
    ...(attached && { attachments: [{ id: world.nextId(), filename: attached, size: 1, url: "", proxy_url: "" }] }),
  };
  return post(world, channel, { user: user.id }, form, { content, embeds: [], components: [], flags: 0 });
}
