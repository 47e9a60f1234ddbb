import { MessageFlags } from "discord.js";
import { type Interaction, keep } from "../interactions.ts";
import { edit, isThinking, messageAt, remove, write } from "../messages.ts";
import { shownMessage } from "../payloads.ts";
import { refuse } from "../refusal.ts";
import type { RouteCall, Routes } from "../rest.ts";
import type { Json, Message } from "../world.ts";

const types = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

function callback(call: RouteCall): Json | undefined {
  const { world, interactions, params, form, query } = call;
  const interaction = interactions.answer(params[0]!, params[1]!, form);
  if (query.get("with_response") !== "true") return undefined;
  const message = interaction.original && messageAt(interaction.channel, interaction.original);
  return {
    interaction: {
      id: interaction.id,
      type: types[interaction.kind],
      ...(message && {
        response_message_id: message.id,
        response_message_loading: isThinking(message),
        response_message_ephemeral: message.reader !== undefined,
      }),
    },
    ...(message && {
      resource: { type: Number(form.type), message: shownMessage(world, interaction.channel, message) },
    }),
  };
}

/** The first one after a deferred reply fills that reply, and is as private as the deferral was. */
function followUp(call: RouteCall): Json {
  const { world, form } = call;
  const interaction = behind(call);
  const { channel, user } = interaction;
  const reply = interaction.original && messageAt(channel, interaction.original);
  if (reply && isThinking(reply)) return shownMessage(world, channel, edit(world, channel, reply, form));
  const flags = Number(form.flags ?? 0);
  const message = write(
    world,
    channel,
    {
      user: world.bot.id,
      reader: flags & MessageFlags.Ephemeral ? user.id : undefined,
      interaction: { id: interaction.id, type: types[interaction.kind], user: user.id },
    },
    { ...form, flags: flags & ~MessageFlags.Loading },
  );
  keep(interaction, message);
  return shownMessage(world, channel, message);
}

export const interactionRoutes: Routes = {
  "POST /interactions/:id/:token/callback": callback,
  "POST /webhooks/:app/:token": followUp,
  "GET /webhooks/:app/:token/messages/:message": (call) => {
    const interaction = behind(call);
    return shownMessage(call.world, interaction.channel, named(call, interaction));
  },
  "PATCH /webhooks/:app/:token/messages/:message": (call) => {
    const interaction = behind(call);
    const { world, form } = call;
    return shownMessage(world, interaction.channel, edit(world, interaction.channel, named(call, interaction), form));
  },
  "DELETE /webhooks/:app/:token/messages/:message": (call) => {
    const interaction = behind(call);
    remove(call.world, interaction.channel, named(call, interaction));
    return undefined;
  },
};

function behind({ world, interactions, params }: RouteCall): Interaction {
  if (params[0] !== world.app.id) throw refuse("unknown webhook");
  return interactions.behind(params[1]!);
}

function named({ params }: RouteCall, { channel, original, made }: Interaction): Message {
  const id = params[2] === "@original" ? original : params[2];
  const message = id !== undefined && (id === original || made.has(id)) ? messageAt(channel, id) : undefined;
  if (!message) throw refuse("unknown message");
  return message;
}
