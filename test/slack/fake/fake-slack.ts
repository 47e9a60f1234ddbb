import { until } from "../../platform/until.ts";
import { type Courier, createCourier, type Delivery } from "./courier.ts";
import { echo } from "./echo.ts";
import { createHttpEvents, type Seen } from "./http-events.ts";
import type { App, Hand } from "./in-channels.ts";
import { readBy } from "./messages.ts";
import type { Backstage } from "./methods/method.ts";
import { type Consent, createOauth, type Rotation, throughTheBrowser } from "./oauth.ts";
import type { Parcel, Receipt } from "./parcel.ts";
import { createPasses } from "./passes.ts";
import { eventCallback } from "./payloads.ts";
import { createPerson, type Person } from "./person.ts";
import { takeReply } from "./response-url.ts";
import {
  addChannel,
  addGroup,
  addTeam,
  addUser,
  type ChannelOptions,
  imOf,
  install,
  type PersonOptions,
} from "./roster.ts";
import { channelScreen, messageScreen, personScreen, situation, viewScreen } from "./screen.ts";
import { startServer } from "./server.ts";
import type { Signing } from "./signing.ts";
import { createSocketMode, type SocketMode } from "./sockets.ts";
import { createTroubles, type Trouble } from "./troubles.ts";
import { stackOf } from "./views.ts";
import { answerCall } from "./web-api.ts";
import {
  type Call,
  type Channel,
  channelOf,
  createWorld,
  type Ephemeral,
  type Fault,
  type Group,
  type Message,
  type Organisation,
  secret,
  type Team,
  type View,
  type World,
} from "./world.ts";

export interface FakeSlackOptions extends Partial<App> {
  /** How Slack reaches the bot; http after `listensAt`, socket before. */
  mode?: Mode;
  /** The scopes of the first workspace's token. */
  scopes?: string[];
  /** How long Slack waits for an ack. */
  patienceMs?: number;
  botName?: string;
  /** What triggers, response urls and message times go by, in ms; signatures and acks go by the real one. */
  clock?: () => number;
  delivery?: Partial<Delivery>;
}

export type Mode = "socket" | "http";

/** The least an app needs, without any message scope. */
export const leastScopes = ["commands", "chat:write", "im:write", "app_mentions:read"];

const everyEvent = [
  "app_home_opened",
  "app_mention",
  "message.im",
  "message.channels",
  "message.groups",
  "app_uninstalled",
  "tokens_revoked",
  "user_change",
];

export interface FakeSlack {
  mode: Mode;
  /** For `clientOptions.slackApiUrl`. */
  apiUrl: string;
  /** For `installerOptions.authorizationUrl`. */
  authorizeUrl: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** The first workspace; the app is installed in it with `botToken`. */
  team: Team;
  botToken: string;

  /** Turns to HTTP: the bot takes its requests here, such as `http://127.0.0.1:3000/slack/events`. */
  listensAt(url: string): void;
  sockets: SocketMode;
  delivery: Delivery;
  rotation: Rotation;
  /** Makes the next calls of a method go wrong; `*` is any method. With `holding`, only calls that hold this text. */
  trouble(method: string, trouble: Trouble, times?: number, holding?: string): void;
  /** Lets time go by for triggers, response urls and message times. */
  pass(ms: number): void;

  person(name: string, options?: PersonOptions): Person;
  newChannel(name: string, members: Person[], options?: ChannelOptions): Channel;
  newGroup(handle: string, members: Person[]): Group;
  /** A workspace without the app. */
  newTeam(name: string, organisation?: Organisation): Team;
  /** Puts the app into a workspace without a browser; gives its bot token. */
  install(team: Team, scopes?: string[]): string;
  /** Somebody installs the app from the bot's install page; gives what the bot's redirect page answered. */
  installThrough(installUrl: string, by: Person, how?: Consent): Promise<Response>;
  uninstall(team?: Team): Promise<Receipt>;
  /** Somebody leaves a channel, and an app that was given the event is told. */
  leavesHeard(person: Person, channel: Channel): Promise<void>;
  /** Deactivates somebody's account. `unheard`: the app isn't told. */
  deactivate(person: Person, how?: { unheard?: boolean }): Promise<void>;
  /** Revokes the bot token alone. */
  revoke(team?: Team): Promise<Receipt>;

  /** As it is now: ask again after something has happened. */
  channel(channel: Channel | string): Channel;
  dm(person: Person): Channel;
  /** Every channel they are in, direct messages with the bot included. */
  channelsOf(person: Person): Channel[];
  /** What the person reads there: messages and ephemerals, the newest last. */
  read(person: Person, channel?: Channel): (Message | Ephemeral)[];
  /** The modal on the person's screen. */
  modal(person: Person): View | undefined;
  home(person: Person): View | undefined;
  /** Plain lines; a person is their direct messages, with the modal on top. */
  screen(what: Person | Channel | Message | View, reader?: Person): string;

  /** What has rung for a person so far: the texts of new messages that named them, where they read. */
  rings(person: Person): string[];
  calls: Call[];
  /** Calls that were answered with `ok: false`. */
  readonly refusals: Call[];
  /** What Slack puts up with, and what only a person would notice; a good bot leaves it empty. */
  faults: Fault[];
  /** Those of not having acked in time. */
  readonly misses: Fault[];
  until<T>(look: () => T | undefined | null | false, withinMs?: number): Promise<T>;
  /** Sends what is held back or waits for a retry, until every delivery and call is done. */
  drained(): Promise<void>;
  /** Posts to the bot's address with a signature of this kind; HTTP only. */
  forge(parcel: Parcel, signing: Signing): Promise<Seen>;
  /** Verifies the bot's address as the app settings do; HTTP only. */
  challenge(word: string): Promise<Seen>;
  close(): Promise<void>;
}

/** A Slack of its own on loopback, with one workspace that has the app. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  let ahead = 0;
  const clock = options.clock ?? Date.now;
  const world = createWorld(() => clock() + ahead);
  const patienceMs = options.patienceMs ?? 3_000;
  const keys = {
    appToken: `xapp-1-${secret()}`,
    signingSecret: secret(16),
    clientId: "4242.2424",
    clientSecret: secret(16),
  };
  const { commands = ["/account"], events = everyEvent, shortcuts } = options;
  const app: App = { commands, events, shortcuts };
  const botName = options.botName ?? "Frontdesk";
  const team = addTeam(world, "Acme Cloud", botName);
  const botToken = install(world, team, options.scopes ?? leastScopes);
  const passes = createPasses(world);
  const rotation: Rotation = {};
  const oauth = createOauth(world, keys, rotation);
  const troubles = createTroubles();
  const sockets = createSocketMode(world, patienceMs);
  const http = createHttpEvents(keys.signingSecret, patienceMs);
  const delivery = { copies: 1, shuffled: false, seed: 1, retriesMs: [0, 60_000, 300_000], ...options.delivery };
  const courier = createCourier(world, () => (slack.mode === "http" ? http : sockets), delivery);
  const backstage: Backstage = {
    world,
    passes,
    oauth,
    troubles,
    appToken: keys.appToken,
    socketUrl: sockets.url,
    async uninstall(from) {
      await endTokens(world, courier, from, "uninstalled");
      return courier.send(eventCallback(world, from, { type: "app_uninstalled" }));
    },
    revoke: (token) => endTokens(world, courier, token.team, "revoked", [token]),
  };

  const server = await startServer(world, sockets, (path, request, response) => {
    if (path.startsWith("/api/")) return answerCall(backstage, request, response);
    if (path.startsWith("/actions/")) return takeReply(world, passes, request, response);
    return undefined;
  });
  echo(world, courier, app);

  const rings: { who: string[]; text: string }[] = [];
  world.changes.on("posted", ({ bot_id, channel, text }: Message) => {
    const named = [...text.matchAll(/<@(\w+)>/g)].map(([, id]) => id!);
    const who = named.filter((id) => channelOf(world, channel).members.has(id));
    if (bot_id) rings.push({ who, text });
  });

  const slack: FakeSlack = {
    ...keys,
    mode: options.mode ?? "socket",
    apiUrl: `${world.url}/api/`,
    authorizeUrl: `${world.url}/oauth/v2/authorize`,
    team,
    botToken,
    sockets,
    delivery,
    rotation,
    calls: world.calls,
    faults: world.faults,

    listensAt(url) {
      slack.mode = "http";
      http.pointAt(url);
    },
    trouble: troubles.plan,
    pass(ms) {
      ahead += ms;
      world.changed();
    },

    person(name, { team: home = team, ...given } = {}) {
      const user = addUser(world, home, name, given);
      const hand: Omit<Hand, "smartQuotes"> = { world, passes, courier, app, user };
      return createPerson(hand);
    },
    newChannel: (name, members, given = {}) =>
      addChannel(world, members[0]?.user.team ?? team, name, ids(members), { teams: teamsOf(members), ...given }),
    newGroup: (handle, members) => addGroup(world, team, handle, ids(members)),
    newTeam: (name, organisation) => addTeam(world, name, botName, organisation),
    install: (where, scopes = leastScopes) => install(world, where, scopes),
    installThrough: (installUrl, by, how) => throughTheBrowser(oauth, installUrl, by.user.team, by.id, how),
    uninstall: (from = team) => backstage.uninstall(from),
    async leavesHeard(person, channel) {
      person.leaves(channel);
      const left = { type: "member_left_channel", user: person.id, channel: channel.id, team: person.user.team.id };
      await courier.send(eventCallback(world, person.user.team, left, channel));
    },
    async deactivate({ user }, { unheard = false } = {}) {
      user.deleted = true;
      if (unheard || !app.events.includes("user_change")) return;
      const shown = { id: user.id, team_id: user.team.id, deleted: true };
      await courier.send(eventCallback(world, user.team, { type: "user_change", user: shown }));
    },
    revoke: (from = team) => endTokens(world, courier, from, "revoked"),

    channel: (channel) => channelOf(world, typeof channel === "string" ? channel : channel.id),
    dm: ({ user }) => imOf(world, user.team, user.id),
    channelsOf: ({ id }) => [...world.channels.values()].filter(({ members }) => members.has(id)),
    read: (person, channel = slack.dm(person)) => readBy(channel, person.id),
    modal: ({ id }) => stackOf(world, id).at(-1),
    home: ({ id }) => world.homes.get(id),
    screen(what, reader) {
      if ("user" in what && typeof what.user === "object") return personScreen(world, what.user);
      if ("hash" in what) return viewScreen(world, what);
      if ("members" in what) return channelScreen(world, what, reader?.id);
      return messageScreen(world, what as Message);
    },

    rings: ({ id }) => rings.flatMap(({ who, text }) => (who.includes(id) ? [text] : [])),
    get refusals() {
      return world.calls.filter(({ answer }) => answer?.ok === false);
    },
    get misses() {
      return world.faults.filter(({ what }) => what === "not acked");
    },
    until: (look, withinMs = 10_000) => until(world, look, withinMs, () => situation(world)),
    async drained() {
      const quiet = () => {
        courier.flush();
        return world.busy.size === 0;
      };
      await until(world, quiet, 30_000, () => situation(world));
    },
    forge: http.forge,
    challenge: http.challenge,
    async close() {
      courier.close();
      sockets.close();
      await server.close();
    },
  };
  return slack;
}

/** The tokens are dead before the bot is told. */
function endTokens(
  world: World,
  courier: Courier,
  team: Team,
  state: "revoked" | "uninstalled",
  ended = team.tokens,
): Promise<Receipt> {
  for (const token of ended) token.state = state;
  const tokens = { oauth: [], bot: [team.bot.userId] };
  return courier.send(eventCallback(world, team, { type: "tokens_revoked", tokens }));
}

const ids = (people: Person[]) => people.map(({ id }) => id);
const teamsOf = (people: Person[]) => [...new Set(people.map(({ user }) => user.team))];
