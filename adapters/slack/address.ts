/**
 * Where in Slack something is read. Opaque to the desk, and a person's id is the address of a direct message:
 *
 *     slack:T1:U9                           a direct message to U9
 *     slack:T1:C7                           a channel, or the direct message channel D7
 *     slack:T1:C7:1699999999.000100         a thread
 *     slack:T1:C7:@U9                       in a channel or thread, for U9's eyes only
 *
 * A message for one person's eyes in a channel is gone at the next reload. So their card and their calls go to their direct
 * messages, and to the channel itself only where Slack lets no bot write to them.
 */
export type Address = { team: string; person: string } | Place;

export interface Place {
  team: string;
  channel: string;
  thread?: string;
  /** The only person for whom the message is. */
  person?: string;
}

export function addressOf(address: Address): string {
  if (!("channel" in address)) return personId(address.team, address.person);
  const { team, channel, thread, person } = address;
  return ["slack", team, channel, ...(thread ? [thread] : []), ...(person ? [`@${person}`] : [])].join(":");
}

export function parseAddress(address: string): Address | undefined {
  const found = /^slack:(\w+):(?:([UW]\w+)|([CDG]\w+)(?::(\d+\.\d+))?(?::@([UW]\w+))?)$/.exec(address);
  if (!found) return undefined;
  const [, team, direct, channel, thread, person] = found;
  if (direct) return { team: team!, person: direct };
  return { team: team!, channel: channel!, ...(thread && { thread }), ...(person && { person }) };
}

/** A person as the desk knows them: in the workspace through which they reached us. */
export function personId(team: string, user: string): string {
  return `slack:${team}:${user}`;
}

/** The user id in a person's id. Undefined for a person of another platform. */
export function userOf(person: string): string | undefined {
  const address = parseAddress(person);
  return address && !("channel" in address) ? address.person : undefined;
}

/** The channel of an address, if others read there. Undefined for a direct message. */
export function channelAt(address: string): Place | undefined {
  const place = parseAddress(address);
  return place && "channel" in place && !place.channel.startsWith("D") ? place : undefined;
}

/** The place where a customer who is named here reads: here, if others read here as well. */
export function roomAt(here: string): { room?: string } {
  const place = channelAt(here);
  if (!place) return {};
  const { team, channel, thread } = place;
  return { room: addressOf({ team, channel, ...(thread && { thread }) }) };
}

/** The address of what one person is to read of a room, in private if Slack lets the bot. */
export function inPrivateOr(room: string, person: string): string {
  const place = channelAt(room);
  const user = userOf(person);
  return place && user ? addressOf({ ...place, person: user }) : person;
}

/** Whether others than the reader read a channel, by its id or a user's. */
export function isShared(channel: string): boolean {
  return /^[CG]/.test(channel);
}

/** The instant at which a message was posted (ms), out of its `ts`. */
export function instantOf(ts: string): number {
  return Math.round(Number(ts) * 1_000_000) / 1_000;
}

/**
 * Whether a person acts at an address: in its channel, or as the one person whose address it is. A press has no thread
 * in it, so that is not compared.
 */
export function isThere(address: string, person: string, here: string): boolean {
  const [theirs, place] = [parseAddress(address), parseAddress(here)];
  if (!theirs || !("channel" in theirs)) return person === address;
  return place !== undefined && "channel" in place && place.channel === theirs.channel && place.team === theirs.team;
}
