import type { Courier } from "./courier.ts";
import { type App, hears, messageEvent } from "./in-channels.ts";
import { shown } from "./messages.ts";
import { eventCallback } from "./payloads.ts";
import { channelOf, type Json, type Message, type World } from "./world.ts";

/** A bot that may read a channel is told of its own messages, edits and deletions there as well. */
export function echo(world: World, courier: Courier, app: App): void {
  const tell = (message: Message, event: (channel: Json) => Json) => {
    const channel = channelOf(world, message.channel);
    if (!message.bot_id || "reader" in message) return;
    for (const team of channel.teams) {
      if (!hears(app, team, channel)) continue;
      const { channel: id, channel_type } = messageEvent(world, channel, message);
      void courier.send(eventCallback(world, team, event({ channel: id, channel_type }), channel));
    }
  };
  world.changes.on("posted", (message: Message) =>
    tell(message, () => messageEvent(world, channelOf(world, message.channel), message)),
  );
  world.changes.on("edited", (message: Message, old: Message) =>
    tell(message, (channel) => ({
      type: "message",
      subtype: "message_changed",
      hidden: true,
      ...channel,
      message: shown(world, message),
      previous_message: shown(world, old),
      ts: world.nextTs(),
    })),
  );
  world.changes.on("removed", (message: Message) =>
    tell(message, (channel) => ({
      type: "message",
      subtype: "message_deleted",
      hidden: true,
      ...channel,
      previous_message: shown(world, message),
      deleted_ts: message.ts,
      ts: world.nextTs(),
    })),
  );
}
