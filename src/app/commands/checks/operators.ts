import { commandLine } from "../../../machine/command-line.ts";
import { nobodyHears } from "../../nobody-hears.ts";
import { discordViewersOf } from "../../platforms.ts";
import { isInDiscord, isInSlack } from "../../settings/in-chat.ts";
import { call } from "./call.ts";
import { type Check, type CheckInput, type Finding, fine, warn, wrong } from "./check.ts";

/** Checks where the operators read. Everybody who reads there may judge a create whose outcome no look-up has shown. */
export const operatorsCheck: Check = {
  title: "OPERATORS",
  run(input) {
    const { config } = input;
    if (!isInSlack(config) && !isInDiscord(config)) return undefined;
    const nobody = nobodyHears(config);
    if (nobody) return nobody.isSet ? wrong(nobody.says) : warn(nobody.says);
    const [platform, , place = ""] = config.OPERATORS!.split(":");
    return platform === "slack" ? inSlack(input, place) : inDiscord(input, place);
  },
};

const onePerson = warn(
  `is one person, whose second word must do: confirmed absent counts once it is certain and with a reason, and ${commandLine("audit")} says one person. Better give a private channel of several.`,
);
const oneMember = warn(
  `is a channel with one person in it, whose second word must do: confirmed absent counts once it is certain and with a reason, and ${commandLine("audit")} says one person. Better invite somebody.`,
);
const isPublic = wrong(
  "is a public channel, and whoever can read it can judge what was opened. Make it private, or give another.",
);

async function inSlack(input: CheckInput, place: string): Promise<Finding> {
  if (!/^[CG]/.test(place)) return onePerson;
  const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: several, SLACK_API_URL: url } = input.config;
  if (several || !token) return fine("is a channel; see for yourself that it is private, its workspace has the token");
  const ask = (method: string) => call(input, `${url}${method}channel=${place}`, `Bearer ${token}`, "POST");
  const called = await ask("conversations.info?include_num_members=true&");
  if (called.is === "silent") return warn(`can't be looked at: Slack can't be reached (${called.why}).`);
  const { ok, error, needed } = called.body;
  if (error === "missing_scope")
    return warn(
      `can't be looked at without the scope ${needed ?? "channels:read, or groups:read if it is private"}; see for yourself that it is private.`,
    );
  if (error === "channel_not_found" || error === "not_in_channel")
    return wrong("is a channel that the bot does not know. Invite it there, or copy the channel's id again.");
  if (ok !== true) return warn("can't be looked at now. Try again in a minute.");
  const channel = called.body.channel as { is_private?: boolean; is_im?: boolean; num_members?: number };
  if (channel.is_im) return onePerson;
  if (channel.is_private === false) return isPublic;
  const people = await ask("conversations.members?limit=3&");
  const members = people.is === "answered" && Array.isArray(people.body.members) ? people.body.members.length : 3;
  return members <= 2 ? oneMember : fine("is a private channel"); // the bot is one of the members
}

const [administrator, viewChannel] = [1n << 3n, 1n << 10n];
const [publicThreads, privateThread] = [[10, 11], 12];

async function inDiscord(input: CheckInput, place: string): Promise<Finding> {
  if (!place.startsWith("#")) return onePerson;
  const { DISCORD_API_URL: url, DISCORD_TOKEN: token } = input.config;
  const ask = async (path: string) => {
    const called = await call(input, `${url}/v10${path}`, `Bot ${token}`);
    return called.is === "answered" && called.status === 200 ? called.body : undefined;
  };
  let channel = await ask(`/channels/${place.slice(1)}`);
  if (publicThreads.includes(Number(channel?.type))) channel = await ask(`/channels/${channel!.parent_id}`);
  if (!channel) return wrong("is a channel that the bot can't see. Let it in there, or copy the channel's id again.");
  if (channel.type === privateThread) return fine("is a private thread");
  const guild = await ask(`/guilds/${channel.guild_id}`);
  const everybody = (guild?.roles as Allowed[] | undefined)?.find(({ id }) => id === channel.guild_id);
  if (!everybody) return warn("can't be looked at now; see for yourself that not everybody can read it.");
  const own = (channel.permission_overwrites as Allowed[] | undefined)?.find(({ id }) => id === everybody.id);
  const all = BigInt(everybody.permissions ?? 0);
  const here = own ? (all & ~BigInt(own.deny ?? 0)) | BigInt(own.allow ?? 0) : all;
  if ((all & administrator) !== 0n || (here & viewChannel) !== 0n) return isPublic;
  const members = await call(input, `${url}/v10/guilds/${channel.guild_id}/members?limit=1000`, `Bot ${token}`);
  if (members.is === "silent" || !members.list)
    return fine(
      "is a channel not everybody reads; see for yourself that two people do, Discord doesn't list members without the Server Members Intent",
    );
  const viewed = [guild, channel.permission_overwrites ?? [], members.list] as unknown as Parameters<
    typeof discordViewersOf
  >;
  return discordViewersOf(...viewed).length > 1 ? fine("is a channel not everybody reads") : oneMember;
}

/** A set of rights in Discord: a number written in digits, which is too long for a number of JavaScript. */
interface Allowed {
  id: string;
  permissions?: string;
  allow?: string;
  deny?: string;
}
