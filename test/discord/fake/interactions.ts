import { MessageFlags, InteractionResponseType as Response } from "discord.js";
import { type Component, numbered } from "./components.ts";
import { choicesComplaints } from "./limits/commands.ts";
import { modal as modalCheck } from "./limits/components.ts";
import { complaintsOf, isRecord } from "./limits/schema.ts";
import { edit, isThinking, messageAt, post, write } from "./messages.ts";
import { place, shownMessage } from "./payloads.ts";
import { invalidForm, refuse, refuseIf } from "./refusal.ts";
import { type Channel, type Json, type Message, secret, type User, type World } from "./world.ts";

type Kind = "command" | "component" | "autocomplete" | "modal";

const types = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** A modal on a person's screen. */
export interface Modal {
  id: string;
  user: string;
  channel: string;
  /** The message its button was pressed on. */
  source?: string;
  custom_id: string;
  title: string;
  components: Component[];
  /** What the client says over the whole modal. */
  banner: string;
}

/** How the bot answered first. */
export type First =
  | { how: "message" | "thinking" | "update" | "still" }
  | { how: "modal"; modal: Modal }
  | { how: "choices"; choices: Offer[] }
  | { how: "missed" };

export interface Offer {
  name: string;
  value: string | number;
}

export interface Interaction {
  id: string;
  token: string;
  kind: Kind;
  user: User;
  channel: Channel;
  /** What the person did, for the list of misses. */
  did: string;
  at: number;
  /** The message of the button, the select, or the button that opened the modal. */
  source?: string;
  phase: "waiting" | "answered" | "missed";
  /** The message that `@original` names. */
  original?: string;
  /** Every message this token has made. */
  made: Set<string>;
  settle(first: First): void;
}

interface Beginning {
  kind: Kind;
  user: User;
  channel: Channel;
  did: string;
  data: Json;
  source?: Message;
}

export interface Interactions {
  modals: Map<string, Modal>;
  /** Tells the bot; resolves with its first answer, or once Discord has given up waiting. */
  begin(beginning: Beginning): { interaction: Interaction; first: Promise<First> };
  /** Takes the bot's callback. */
  answer(id: string, token: string, body: Json): Interaction;
  /** The interaction whose token still works. */
  behind(token: string): Interaction;
  /** Looks at what has run out after the clock was moved. */
  passed(): void;
  close(): void;
}

/** How long a token can be used. */
const tokenMs = 15 * 60_000;

const said = {
  command: "The application did not respond",
  component: "This interaction failed",
  autocomplete: "Loading options failed",
  modal: "Something went wrong. Try again.",
};

export function createInteractions(world: World, patienceMs: number): Interactions {
  const all = new Map<string, Interaction>();
  const modals = new Map<string, Modal>();
  const timers = new Set<NodeJS.Timeout>();

  function miss(interaction: Interaction): void {
    if (interaction.phase !== "waiting") return;
    interaction.phase = "missed";
    world.misses.push({ who: interaction.user.name, did: interaction.did, said: said[interaction.kind] });
    interaction.settle({ how: "missed" });
    world.changed();
  }

  function begin({ kind, user, channel, did, data, source }: Beginning) {
    const { promise, resolve } = withResolvers<First>();
    const interaction: Interaction = {
      id: world.nextId(),
      token: secret(60),
      kind,
      user,
      channel,
      did,
      at: world.clock(),
      ...(source && { source: source.id }),
      phase: "waiting",
      made: new Set(source && [source.id]),
      settle: resolve,
    };
    all.set(interaction.token, interaction);
    const timer = setTimeout(() => {
      timers.delete(timer);
      miss(interaction);
    }, patienceMs);
    timers.add(timer);
    void promise.then(() => {
      clearTimeout(timer);
      timers.delete(timer);
    });
    world.tell("INTERACTION_CREATE", {
      id: interaction.id,
      token: interaction.token,
      type: types[kind],
      ...place(world, user, channel),
      data,
      ...(source && { message: shownMessage(world, channel, source) }),
    });
    world.changed();
    return { interaction, first: promise };
  }

  function answer(id: string, token: string, body: Json): Interaction {
    const interaction = all.get(token);
    if (!interaction || interaction.id !== id) throw refuse("unknown interaction");
    if (world.clock() - interaction.at > patienceMs) miss(interaction);
    if (interaction.phase === "missed") throw refuse("unknown interaction");
    if (interaction.phase === "answered") throw refuse("already acknowledged");
    const first = taken(interaction, Number(body.type), isRecord(body.data) ? body.data : {});
    interaction.phase = "answered";
    if (interaction.kind === "modal") modals.delete(interaction.user.id);
    if (first.how === "modal") modals.set(interaction.user.id, first.modal);
    interaction.settle(first);
    world.changed();
    return interaction;
  }

  /** Does what the callback says; nothing has happened when it throws. */
  function taken(interaction: Interaction, type: number, data: Json): First {
    const { kind, user, channel } = interaction;
    const allowed = answersTo(interaction);
    if (!allowed.includes(type)) {
      const message = `Value must be one of {${allowed.join(", ")}}.`;
      throw invalidForm({ at: ["type"], code: "BASE_TYPE_CHOICES", message });
    }
    const flags = Number(data.flags ?? 0);
    const author = {
      user: world.bot.id,
      reader: flags & MessageFlags.Ephemeral ? user.id : undefined,
      interaction: { id: interaction.id, type: types[kind], user: user.id },
    };
    switch (type) {
      case Response.ChannelMessageWithSource:
        keep(interaction, write(world, channel, author, { ...data, flags: flags & ~MessageFlags.Loading }, ["data"]));
        return { how: "message" };
      case Response.DeferredChannelMessageWithSource: {
        if ((flags & ~MessageFlags.Ephemeral) !== 0) {
          const message = "Only the EPHEMERAL flag can be set when deferring";
          throw invalidForm({ at: ["data", "flags"], code: "MESSAGE_FLAGS_INVALID", message });
        }
        const made = { content: "", embeds: [], components: [], flags: flags | MessageFlags.Loading };
        keep(interaction, post(world, channel, author, {}, made));
        return { how: "thinking" };
      }
      case Response.DeferredMessageUpdate:
        interaction.original = interaction.source!;
        return { how: "still" };
      case Response.UpdateMessage: {
        const source = messageAt(channel, interaction.source!);
        if (!source) throw refuse("unknown message");
        edit(world, channel, source, data, ["data"]);
        interaction.original = source.id;
        return { how: "update" };
      }
      case Response.ApplicationCommandAutocompleteResult:
        refuseIf(choicesComplaints(data));
        return { how: "choices", choices: data.choices as Offer[] };
      default:
        refuseIf(complaintsOf(modalCheck, data, ["data"]));
        return { how: "modal", modal: modalFrom(interaction, data) };
    }
  }

  function behind(token: string): Interaction {
    const interaction = all.get(token);
    if (!interaction || world.clock() - interaction.at > tokenMs) throw refuse("invalid token");
    if (interaction.phase !== "answered") throw refuse("unknown webhook");
    return interaction;
  }

  return {
    modals,
    begin,
    answer,
    behind,
    passed() {
      for (const interaction of all.values()) {
        const age = world.clock() - interaction.at;
        if (age > patienceMs) miss(interaction);
        const reply = interaction.original && messageAt(interaction.channel, interaction.original);
        if (age <= tokenMs || !reply || !isThinking(reply)) continue;
        interaction.channel.messages = interaction.channel.messages.filter(({ id }) => id !== reply.id);
        world.misses.push({ who: interaction.user.name, did: interaction.did, said: said.command });
        world.changed();
      }
    },
    close: () => timers.forEach(clearTimeout),
  };
}

function answersTo({ kind, source }: Interaction): number[] {
  const talk = [Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource];
  const onMessage = source ? [Response.DeferredMessageUpdate, Response.UpdateMessage] : [];
  if (kind === "autocomplete") return [Response.ApplicationCommandAutocompleteResult];
  return kind === "modal" ? [...talk, ...onMessage] : [...talk, ...onMessage, Response.Modal];
}

export function keep(interaction: Interaction, message: Message): void {
  interaction.original ??= message.id;
  interaction.made.add(message.id);
}

function modalFrom({ user, channel, source }: Interaction, data: Json): Modal {
  return {
    id: secret(6),
    user: user.id,
    channel: channel.id,
    ...(source && { source }),
    custom_id: String(data.custom_id),
    title: String(data.title),
    components: numbered(data.components as Component[]),
    banner: "",
  };
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
