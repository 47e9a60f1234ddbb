import type { Channel, Json, World } from "./world.ts";

/** Which of how many. */
export type Shard = [id: number, count: number];

export const nameOf = ([id, count]: Shard) => `${id} of ${count}`;

export function isShard(shard: unknown): shard is Shard {
  if (!Array.isArray(shard) || shard.length !== 2 || !shard.every(Number.isInteger)) return false;
  const [id, count] = shard as Shard;
  return id >= 0 && id < count;
}

/** The server that an event is about; undefined for what has none, such as direct messages. */
export function guildIn(event: string, data: Json, channel?: Channel): string | undefined {
  const id = data.guild_id ?? channel?.guild?.id ?? (event.startsWith("GUILD_") ? data.id : undefined);
  return typeof id === "string" ? id : undefined;
}

/** The first shard hears of everything that belongs to no server. */
export function isOf([id, count]: Shard, guild: string | undefined): boolean {
  return shardFor(guild, count) === id;
}

/** By the instant in the server's id, as Discord has it. */
export function shardFor(guild: string | undefined, count: number): number {
  return Number((BigInt(guild ?? 0) >> 22n) % BigInt(count));
}

/** An id of an instant soon after now that belongs to this shard. */
export function idFor(world: World, [id, count]: Shard): string {
  const now = BigInt(world.nextId());
  const off = (id - shardFor(now.toString(), count) + count) % count;
  return (now + (BigInt(off) << 22n)).toString();
}
