import {
  type Channel,
  type Group,
  type Organisation,
  secret,
  type Team,
  type Token,
  type User,
  type World,
} from "./world.ts";

export interface PersonOptions {
  team?: Team;
  locale?: string;
  tz?: string;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  refusesDms?: string;
}

export interface ChannelOptions {
  kind?: "public" | "private";
  /** Whether the bot has been invited. */
  bot?: boolean;
  /** Another workspace in it makes it a Slack Connect channel. */
  teams?: Team[];
}

export function addTeam(world: World, name: string, botName: string, organisation?: Organisation): Team {
  const domain = name.toLowerCase().replace(/\W+/g, "-");
  const team: Team = {
    id: world.nextId("T"),
    name,
    domain,
    bot: { userId: world.nextId("U"), botId: world.nextId("B") },
    ...(organisation && { organisation }),
    tokens: [],
  };
  world.teams.push(team);
  addUser(world, team, botName, { id: team.bot.userId, is_bot: true });
  return team;
}

/** Puts the app into a workspace; the token it gets back is the only way to it. */
export function install(world: World, team: Team, scopes: string[], orgWide = false): string {
  return give(world, {
    token: `xoxb-${team.id}-${secret()}`,
    team,
    scopes,
    state: "live",
    ...(orgWide && { orgWide }),
  });
}

/** The same with token rotation: the token lives so long, and another can be had for its refresh token, once. */
export function installForAWhile(world: World, team: Team, scopes: string[], lifeMs: number): Token {
  const token: Token = {
    token: `xoxe.xoxb-1-${team.id}-${secret()}`,
    team,
    scopes,
    state: "live",
    expiresAt: world.clock() + lifeMs,
    refresh: { token: `xoxe-1-${secret()}`, isUsed: false },
  };
  give(world, token);
  return token;
}

function give(world: World, token: Token): string {
  token.team.tokens.push(token);
  world.changed();
  return token.token;
}

export function addUser(world: World, team: Team, realName: string, given: Partial<User> = {}): User {
  const user: User = {
    id: world.nextId("U"),
    team,
    realName,
    name: realName.toLowerCase().replace(/\W+/g, "."),
    locale: "en-US",
    tz: "Asia/Hong_Kong",
    is_bot: false,
    is_restricted: false,
    is_ultra_restricted: false,
    deleted: false,
    ...given,
  };
  world.users.set(user.id, user);
  return user;
}

export function addChannel(
  world: World,
  team: Team,
  name: string,
  members: string[],
  options: ChannelOptions,
): Channel {
  const { kind = "public", bot = true, teams = [] } = options;
  for (const member of members) mayJoin(world, member);
  const channel: Channel = {
    id: world.nextId("C"),
    name,
    kind,
    teams: [team, ...teams.filter((other) => other !== team)],
    members: new Set(bot ? [...members, team.bot.userId] : members),
    archived: false,
    messages: [],
    ephemerals: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** A single-channel guest is let into one channel. */
export function mayJoin(world: World, user: string): void {
  const isIn = [...world.channels.values()].some(({ kind, members }) => kind !== "im" && members.has(user));
  if (world.users.get(user)?.is_ultra_restricted && isIn) throw new Error("Slack refuses this: ura_max_channels");
}

export function addGroup(world: World, team: Team, handle: string, members: string[]): Group {
  const group = { id: world.nextId("S"), team, handle, members };
  world.groups.set(group.id, group);
  return group;
}

/** The direct messages of a person with the bot of a workspace. */
export function imOf(world: World, team: Team, user: string): Channel {
  const name = `${team.id}:${user}`;
  const open = world.ims.get(name);
  if (open) return open;
  const channel: Channel = {
    id: world.nextId("D"),
    name: "directmessage",
    kind: "im",
    teams: [team],
    members: new Set([user, team.bot.userId]),
    archived: false,
    messages: [],
    ephemerals: [],
  };
  world.channels.set(channel.id, channel);
  world.ims.set(name, channel);
  return channel;
}

/** A stranger is known to a workspace only through a channel both are in. */
export const isStranger = (user: User, team: Team) => user.team !== team;

export function isVisible(world: World, user: User, team: Team): boolean {
  if (!isStranger(user, team)) return true;
  return [...world.channels.values()].some(
    (channel) => channel.teams.includes(team) && channel.members.has(user.id) && channel.kind !== "im",
  );
}
