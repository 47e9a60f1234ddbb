import type { Said } from "./source.ts";
import { isWeak } from "./weak-key.ts";

type Values = Readonly<Record<string, string>>;

/**
 * Settings that mean real accounts. If any of them is set, practice is over, so that a forgotten one never means
 * practice by mistake.
 */
const forReal = [
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_SECRET_KEY",
  "TENCENTCLOUD_SESSION_TOKEN",
  "TENCENT_PARTNER_URL",
  "TENCENT_DOMAIN_URL",
  "TENCENT_LCIC_URL",
  "TENCENT_CHAT_URL",
  "LCIC_SDK_APP_ID",
  "CHAT_SDK_APP_ID",
  "CHAT_SECRET_KEY",
];

export function isForReal(values: Values): boolean {
  return forReal.some((name) => values[name]);
}

/** The missing ones of settings that need one another. */
export function missingTogether(values: Values): string[] {
  return [...missingForSlack(values), ...missingForDiscord(values), ...missingForChat(values)];
}

/** What must be set before real accounts are opened. */
export function missingForReal(values: Values): string[] {
  return [...missing(values), ...unsaidAgents(values)];
}

/** What must be set otherwise before real accounts are opened. */
export function unfitForReal(values: Values, said: Said): string[] {
  return [...weakKeys(values), ...unsafe(said), ...(values.PUBLIC_URL?.startsWith("http:") ? [plainPages] : [])];
}

const plainPages =
  "PUBLIC_URL must begin with https:// for real accounts, because customers type their passwords there; put a web server or balancer with a certificate before this desk";

/** Which workspaces and servers are served. */
export interface Served {
  SLACK_TEAMS?: string[] | "*" | undefined;
  DISCORD_GUILDS?: string[] | "*" | undefined;
}

function missing(values: Values): string[] {
  const needed: Record<string, string> = {
    TENCENTCLOUD_SECRET_ID: "is missing (console.tencentcloud.com > Access Management > API Keys)",
    TENCENTCLOUD_SECRET_KEY: "is missing (it was shown once, beside TENCENTCLOUD_SECRET_ID)",
    FRONTDESK_KEY: "is missing, and it seals what is stored (make one with: openssl rand -base64 32)",
    SMS_COUNTRIES: "is missing; texts cost money, so say where they may go (HK,SG or * for everywhere)",
    ...(values.SLACK_CLIENT_ID && {
      SLACK_TEAMS:
        "is missing; accounts cost money, so say which workspaces may install the app (SLACK_TEAMS=T0123ABCD,T0456EFGH, or SLACK_TEAMS=* for all, as before)",
    }),
    ...(values.DISCORD_TOKEN && {
      DISCORD_GUILDS:
        "is missing; accounts cost money, so say which servers are served (DISCORD_GUILDS=1234567890123456789, or DISCORD_GUILDS=* for all, as before)",
    }),
  };
  return Object.entries(needed).flatMap(([name, why]) => (values[name] ? [] : [`${name} ${why}`]));
}

/** What is missing for Slack, if any of its settings is set. It needs one way to get events and one kind of token. */
function missingForSlack(values: Values): string[] {
  const has = (name: string) => values[name] !== undefined;
  const pairs = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"];
  const ways = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", ...pairs];
  if (!ways.some(has)) return [];
  const problems: string[] = [];
  if (!has("SLACK_APP_TOKEN") && !has("SLACK_SIGNING_SECRET")) {
    problems.push("SLACK_APP_TOKEN is missing (api.slack.com/apps > your app > Basic Information > App-Level Tokens)");
  }
  if (pairs.some(has)) {
    const where = "api.slack.com/apps > your app > Basic Information > App Credentials";
    const own =
      "SLACK_STATE_SECRET is missing (any 32 characters of your own; make them with: openssl rand -base64 32)";
    for (const name of pairs)
      if (!has(name)) problems.push(name === "SLACK_STATE_SECRET" ? own : `${name} is missing (${where})`);
  } else if (!has("SLACK_BOT_TOKEN")) {
    problems.push("SLACK_BOT_TOKEN is missing (api.slack.com/apps > your app > Install App)");
  }
  return problems;
}

function weakKeys(values: Values): string[] {
  return ["FRONTDESK_KEY", "SLACK_STATE_SECRET"].flatMap((name) => {
    const key = values[name];
    if (key === undefined) return [];
    if (name === "SLACK_STATE_SECRET" && key.length < 32) return [`${name} needs 32 characters or more; ${drawn}`];
    return key.length >= 32 && isWeak(key) ? [`${name} is too easily guessed; ${drawn}`] : [];
  });
}

const drawn = "make one with: openssl rand -base64 32";

/** Refuses settings that would send passwords and keys to somebody who answers in Tencent's place. */
function unsafe({ env, file }: Said): string[] {
  const name = "NODE_TLS_REJECT_UNAUTHORIZED";
  if ((env[name] ?? file?.values[name]) !== "0") return [];
  return [
    `${name}=0 lets anybody answer for Tencent: take it away, and name a certificate of your own in NODE_EXTRA_CA_CERTS`,
  ];
}

/** Asks for a list of agents. Accounts and texts cost money, so even "everybody" must be set, as `*`. */
function unsaidAgents(values: Values): string[] {
  const isInSlack = values.SLACK_APP_TOKEN !== undefined || values.SLACK_SIGNING_SECRET !== undefined;
  const slack =
    "SLACK_AGENT_GROUPS is missing: say who may open accounts, by ids of user groups and people (S0123ABCD,U0456EFGH); " +
    "SLACK_AGENT_GROUPS=* lets every member of the workspace, as before";
  const discord =
    "DISCORD_AGENT_ROLES is missing: say who may open accounts, by ids of roles; " +
    "DISCORD_AGENT_ROLES=* lets whoever manages a server, as before where Integrations was left alone";
  return [
    ...(isInSlack && !values.SLACK_AGENT_GROUPS ? [slack] : []),
    ...(values.DISCORD_TOKEN && !values.DISCORD_AGENT_ROLES ? [discord] : []),
  ];
}

/**
 * The problem, if the place that a setting names lies in a workspace or server that is not served. It must be served,
 * because people press buttons there.
 */
export function placeOutside(
  setting: string,
  at: string | undefined,
  { SLACK_TEAMS: slack, DISCORD_GUILDS: discord }: Served,
): string[] {
  const [platform, home] = at?.split(":") ?? [];
  const [list, name] =
    platform === "slack" ? [slack, "SLACK_TEAMS"] : [platform === "discord" ? discord : undefined, "DISCORD_GUILDS"];
  const isServed = !list || !home || list === "*" || list.some((id) => id === home || id.startsWith("E"));
  return isServed
    ? []
    : [`${setting} is in a place that ${name} does not list; add it there, or nobody can press anything`];
}

/** What is missing for Tencent Chat: the application and its key are of no use without each other. */
function missingForChat(values: Values): string[] {
  const where = "console.tencentcloud.com/im > your application > Basic Information";
  const pair = ["CHAT_SDK_APP_ID", "CHAT_SECRET_KEY"];
  const given = pair.filter((name) => values[name] !== undefined);
  return given.length === 1
    ? pair.filter((name) => !given.includes(name)).map((name) => `${name} is missing (${where})`)
    : [];
}

function missingForDiscord(values: Values): string[] {
  const others = ["DISCORD_APPLICATION_ID", "DISCORD_GUILDS", "DISCORD_AGENT_ROLES", "DISCORD_DEV_GUILD_ID"];
  if (values.DISCORD_TOKEN || !others.some((name) => values[name])) return [];
  return ["DISCORD_TOKEN is missing (discord.com/developers/applications > your app > Bot > Reset Token)"];
}
