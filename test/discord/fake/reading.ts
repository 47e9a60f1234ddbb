import { sees } from "./permissions.ts";
import type { Channel, Message, World } from "./world.ts";

/** What this person sees there, the oldest first. */
export function readsIn(world: World, channel: Channel, userId: string): Message[] {
  if (!sees(channel, userId)) return [];
  return channel.messages.filter(({ id, reader }) => !reader || (reader === userId && !world.dismissed.has(id)));
}

/** Everything this person sees anywhere, the oldest first. */
export function readsAll(world: World, userId: string): Message[] {
  return [...world.channels.values()]
    .flatMap((channel) => readsIn(world, channel, userId))
    .sort((one, other) => Number(BigInt(one.id) - BigInt(other.id)));
}
