/**
 * Where in Discord something is read. Opaque to the desk, and a person's id is the address of their direct messages:
 *
 *     discord:100:9           direct messages with the user 9, known through the server 100
 *     discord:100:#7          a channel or a thread
 *     discord:100:#7+         the private thread of a case, made in the channel 7 when its card is first shown
 */
export type Address = PersonAt | Place;

export interface PersonAt {
  guild: string;
  user: string;
}

export interface Place {
  guild: string;
  channel: string;
  /** Set for the private thread of a case in that channel, which only the people of the case read. */
  apart?: true;
}

export function addressOf(address: Address): string {
  if ("user" in address) return personId(address.guild, address.user);
  return `discord:${address.guild}:#${address.channel}${address.apart ? "+" : ""}`;
}

export function parseAddress(address: string): Address | undefined {
  const found = /^discord:(\d{1,20}):(?:(\d{1,20})|#(\d{1,20})(\+)?)$/.exec(address);
  if (!found) return undefined;
  const [, guild, user, channel, apart] = found;
  if (user) return { guild: guild!, user };
  return { guild: guild!, channel: channel!, ...(apart && { apart: true }) };
}

/** The server where somebody did something, or Discord alone where that was in private. */
export function placeOf(guild: string | undefined): string {
  return guild === undefined ? "discord" : `discord:${guild}`;
}

/** A person as the desk knows them: in the server through which they reached us. */
export function personId(guild: string, user: string): string {
  return `discord:${guild}:${user}`;
}

/** The server and the user in a person's id. Undefined for a person of another platform. */
export function personOf(id: string): PersonAt | undefined {
  const address = parseAddress(id);
  return address && "user" in address ? address : undefined;
}

/** Whether others than the people of a case read at an address. */
export function isShared(address: string): boolean {
  const place = parseAddress(address);
  return place !== undefined && "channel" in place && place.apart !== true;
}
