import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { findEnvFile } from "./env-file.ts";
import { type Env, given, placed, type Said } from "./given.ts";
import { readLinks } from "./policy/links.ts";
import { isWeak } from "./policy/weak-key.ts";
import { setDurations } from "./set-durations.ts";

/** Every name, in the order of `.env.example`, which also says where each value comes from. Made only to be read once. */
const settings = () => ({
  SLACK_BOT_TOKEN: unbroken().startsWith("xoxb-", "begins with xoxb-").optional(),
  SLACK_APP_TOKEN: unbroken().startsWith("xapp-", "begins with xapp-").optional(),
  SLACK_SIGNING_SECRET: unbroken().optional(),
  SLACK_CLIENT_ID: unbroken().optional(),
  SLACK_CLIENT_SECRET: unbroken().optional(),
  SLACK_STATE_SECRET: unbroken().optional(),
  SLACK_TEAMS: idsOrAll(
    /^[TE][0-9A-Z]+$/,
    "is a list of workspaces' ids, such as T0123ABCD,T0456EFGH, or * alone for all",
  ),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, "is a slash and a word in small letters, such as /account")
    .default("/account"),
  SLACK_AGENT_GROUPS: idsOrAll(
    /^[SUW][0-9A-Z]+$/,
    "is a list of ids of user groups and people, such as S0123ABCD,U0456EFGH, or * for every member",
  ),
  SLACK_CHANNELS: idsOf(/^[CG]\w+$/, "is a list of channels' ids, such as C0123ABCD,C0456EFGH"),
  SLACK_API_URL: address("https://slack.com/api/").default("https://slack.com/api/"),
  SLACK_AUTHORIZE_URL: address("https://slack.com/oauth/v2/authorize").optional(),
  DISCORD_TOKEN: unbroken().optional(),
  DISCORD_APPLICATION_ID: snowflake("an application").optional(),
  DISCORD_GUILDS: idsOrAll(
    /^\d{15,20}$/,
    "is a list of servers' ids, such as 1234567890123456789,2345678901234567890, or * alone for all",
  ),
  DISCORD_AGENT_ROLES: idsOrAll(
    /^\d{15,20}$/,
    "is a list of roles' ids, such as 1234567890123456789,2345678901234567890, or * for whoever manages the server",
  ),
  DISCORD_DEV_GUILD_ID: snowflake("a server").optional(),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(auto|[1-9]\d{0,3})$/, "is how many lines to Discord there are, such as 2, or auto to ask Discord")
    .transform((said) => (said === "auto" ? said : Number(said)))
    .default(1),
  DISCORD_API_URL: address("https://discord.com/api")
    .regex(/^((?!\/v\d+).)*[^/]$/, "ends in /api, with no version and no slash after it")
    .default("https://discord.com/api"),
  OPERATORS: z
    .string()
    .regex(/^[a-z]+:\S+$/, "is an address such as slack:T0123ABCD:C0456EFGH")
    .optional(),
  LINKED_IDS: z
    .string()
    .transform((said, refuse) => {
      const links = readLinks(said);
      if (!links) refuse.addIssue("is a list of people, each once, such as slack:T0123ABCD:U0456EFGH=discord:123:456");
      return links ?? [];
    })
    .optional(),
  TENCENTCLOUD_SECRET_ID: unbroken().optional(),
  TENCENTCLOUD_SECRET_KEY: unbroken().optional(),
  TENCENTCLOUD_SESSION_TOKEN: unbroken().optional(),
  TENCENT_PARTNER_URL: address("https://intlpartnersmgt.intl.tencentcloudapi.com").optional(),
  TENCENT_DOMAIN_URL: address("https://domain.intl.tencentcloudapi.com").optional(),
  TENCENT_LCIC_URL: address("https://lcic.intl.tencentcloudapi.com").optional(),
  TENCENT_CHAT_URL: address("https://adminapisgp.im.qcloud.com").optional(),
  TENCENT_PROFILE: z.enum(["auto", "current", "2024"], "is auto, current or 2024").default("auto"),
  TENCENT_DOMAIN_PHONE: z.enum(["national", "plus"], "is national or plus").default("national"),
  LCIC_SDK_APP_ID: appId().optional(),
  CHAT_SDK_APP_ID: appId().optional(),
  CHAT_SECRET_KEY: unbroken().optional(),
  CHAT_ADMIN: unbroken().default("administrator"),
  SMS_COUNTRIES: areas("is a list of two-letter countries such as HK,SG,TH, or * for all").optional(),
  SMS_PER_NUMBER_DAY: whole().default(5),
  SMS_PER_AGENT_DAY: whole().default(50),
  SMS_PER_DAY: whole().default(500),
  SMS_PER_WORKSPACE_DAY: whole().optional(),
  OPEN_PER_AGENT: whole().default(50),
  DRAFT_HOURS: whole().default(72),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^sqlite:.+/.test(url) || isPostgres(url),
      "is sqlite: and a file, such as sqlite:data/frontdesk.db, or postgres://user:password@host/database",
    )
    .default("sqlite:data/frontdesk.db"),
  FRONTDESK_KEY: z.string().min(32, "needs 32 characters or more; make one with: openssl rand -base64 32").optional(),
  HOST: unbroken().default("127.0.0.1"),
  PORT: whole().max(65_535, "is at most 65535").optional(),
  HTTPS_PROXY: z.url("is not an address such as http://proxy.example.com:8080").optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "is debug, info, warn, error or silent")
    .default("warn"),
  DURATIONS: z.string().transform(setDurations).optional(),
});

export const settingNames = () => Object.keys(settings());

export type Config = ReturnType<typeof readConfig>;

/** Every mistake at once, each with where to mend it, and none with a value: it may be a secret. */
export class ConfigError extends Error {
  override name = "ConfigError" as const;
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`Frontdesk can't start yet:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/**
 * The environment and what the `.env` adds to it, read once. Any name may be given as `NAME_FILE`: the file's content is
 * the value. @throws ConfigError
 */
export function readConfig(env?: Env) {
  const known = settings();
  const names = Object.keys(known);
  const said = env ? { env } : surroundings(names);
  if (said.file && said.file.problems.length > 0) throw new ConfigError(said.file.problems);
  const problems = unknownNames({ ...said.file?.values, ...said.env }, names);
  const values: Record<string, string> = {};
  for (const name of names) {
    const value = given(said, name, problems);
    if (value) values[name] = value;
  }
  const read = z.object(known).safeParse(values);
  if (!read.success) problems.push(...read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  problems.push(...missingForSlack(values), ...missingForDiscord(values), ...missingForChat(values));
  const isReal = forReal.some((name) => values[name]);
  if (isReal) problems.push(...missing(values), ...unsaidAgents(values), ...weakKeys(values), ...unsafe(said));
  if (read.success) problems.push(...operatorsOutside(read.data));
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const { home, looked } = said;
  return {
    ...read.data,
    DATABASE_URL: databaseIn(said, read.data.DATABASE_URL),
    world: isReal ? ("real" as const) : ("practice" as const),
    ...(home !== undefined && { home }),
    ...(looked && { looked }),
  };
}

/** What the `.env` says for others, such as Node itself, is passed on. */
function surroundings(names: readonly string[]): Said {
  const here = process.cwd();
  const folders = [...new Set([here, ...packageFolder()])];
  const env = { ...process.env };
  const file = findEnvFile(folders);
  if (!file) return { env, looked: folders };
  for (const [name, value] of Object.entries(file.values)) if (!names.includes(name)) process.env[name] ??= value;
  return { env, file, home: file.folder === here ? undefined : file.folder };
}

function packageFolder(): string[] {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(`${folder}/package.json`)) {
    if (folder === dirname(folder)) return [];
    folder = dirname(folder);
  }
  return [folder];
}

function databaseIn(said: Said, url: string): string {
  const [, file] = /^sqlite:(.+)/s.exec(url) ?? [];
  const isInEnv = said.env.DATABASE_URL_FILE !== undefined;
  return file === undefined || isInEnv ? url : `sqlite:${placed(said, "DATABASE_URL", file)}`;
}

/** Any of these says that practice is over, so that a forgotten one never means practice by mistake. */
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

type Given = {
  OPERATORS?: string | undefined;
  SLACK_TEAMS?: string[] | "*" | undefined;
  DISCORD_GUILDS?: string[] | "*" | undefined;
};

function missing(values: Record<string, string>): string[] {
  const needed: Record<string, string> = {
    TENCENTCLOUD_SECRET_ID: "is missing (console.tencentcloud.com > Access Management > API Keys)",
    TENCENTCLOUD_SECRET_KEY: "is missing (it was shown once, beside TENCENTCLOUD_SECRET_ID)",
    FRONTDESK_KEY: "is missing; it seals what is stored (make one with: openssl rand -base64 32)",
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

/** One way to be reached, and one way to be let in, if Slack is wanted at all. */
function missingForSlack(values: Record<string, string>): string[] {
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

function weakKeys(values: Record<string, string>): string[] {
  return ["FRONTDESK_KEY", "SLACK_STATE_SECRET"].flatMap((name) => {
    const key = values[name];
    if (key === undefined) return [];
    if (name === "SLACK_STATE_SECRET" && key.length < 32) return [`${name} needs 32 characters or more; ${drawn}`];
    return key.length >= 32 && isWeak(key) ? [`${name} is too easily guessed; ${drawn}`] : [];
  });
}

const drawn = "make one with: openssl rand -base64 32";

/** Passwords and keys would go to whoever answers for Tencent. */
function unsafe({ env, file }: Said): string[] {
  const name = "NODE_TLS_REJECT_UNAUTHORIZED";
  if ((env[name] ?? file?.values[name]) !== "0") return [];
  return [
    `${name}=0 lets anybody answer for Tencent: take it away, and name a certificate of your own in NODE_EXTRA_CA_CERTS`,
  ];
}

/** Before, nothing said meant whoever was there; accounts and texts cost money, so it is said now, and `*` says the same. */
function unsaidAgents(values: Record<string, string>): string[] {
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

/** Those who run the desk press in their channel, so it must be served as well. */
function operatorsOutside({ OPERATORS: theirs, SLACK_TEAMS: slack, DISCORD_GUILDS: discord }: Given): string[] {
  const [platform, home] = theirs?.split(":") ?? [];
  const [list, name] =
    platform === "slack" ? [slack, "SLACK_TEAMS"] : [platform === "discord" ? discord : undefined, "DISCORD_GUILDS"];
  const isServed = !list || !home || list === "*" || list.some((id) => id === home || id.startsWith("E"));
  return isServed
    ? []
    : [`OPERATORS is in a place that ${name} does not list; add it there, or nobody can press anything`];
}

/** Neither is of use without the other. */
function missingForChat(values: Record<string, string>): string[] {
  const where = "console.tencentcloud.com/im > your application > Basic Information";
  const pair = ["CHAT_SDK_APP_ID", "CHAT_SECRET_KEY"];
  const given = pair.filter((name) => values[name] !== undefined);
  return given.length === 1
    ? pair.filter((name) => !given.includes(name)).map((name) => `${name} is missing (${where})`)
    : [];
}

function missingForDiscord(values: Record<string, string>): string[] {
  const others = ["DISCORD_APPLICATION_ID", "DISCORD_GUILDS", "DISCORD_AGENT_ROLES", "DISCORD_DEV_GUILD_ID"];
  if (values.DISCORD_TOKEN || !others.some((name) => values[name])) return [];
  return ["DISCORD_TOKEN is missing (discord.com/developers/applications > your app > Bot > Reset Token)"];
}

const families = /^(TENCENT_|LCIC_|CHAT_|SMS_|SLACK_|DISCORD_|DRAFT_|FRONTDESK_|DATABASE_|DURATION)/;
/** Every program knows these, so a name near one of them is somebody else's. */
const common = ["HOST", "PORT", "HTTPS_PROXY", "LOG_LEVEL"];

/** Tencent's own tools have many a TENCENTCLOUD_ name: of those only a slip of the pen is reported. */
function unknownNames(env: Env, names: readonly string[]): string[] {
  const ours = names.filter((name) => !common.includes(name));
  return Object.keys(env).flatMap((name) => {
    const plain = name.replace(/_FILE$/, "");
    if (names.includes(plain)) return [];
    const near = nearest(plain, ours);
    if (near) return [`${name} is not a setting. Did you mean ${near}?`];
    return families.test(name) ? [`${name} is not a setting (.env.example has them all)`] : [];
  });
}

const slip = 3;

function nearest(name: string, ours: readonly string[]): string | undefined {
  const near = ours.map((known) => ({ known, letters: letters(name, known) })).filter((each) => each.letters <= slip);
  return near.toSorted((a, b) => a.letters - b.letters)[0]?.known;
}

/** Letters to change, add or drop; beyond a slip it does not count on. */
function letters(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > slip) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (a[i] === b[j] ? 0 : 1)));
    }
    if (Math.min(...next) > slip) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return row.at(-1)!;
}

function snowflake(whose: string) {
  return z.string().regex(/^\d{15,20}$/, `is the id of ${whose}, such as 1234567890123456789`);
}

function unbroken() {
  return z.string().regex(/^\S+$/, "has blanks in it");
}

function whole() {
  return z.coerce.number("is a whole number").int("is a whole number").min(0, "is not below 0");
}

function appId() {
  return whole().min(1, "is the number of an application, such as 1400000000");
}

function idsOf(one: RegExp, wrong: string) {
  return z
    .string()
    .transform(idsIn)
    .refine((ids) => areAll(ids, one), wrong)
    .optional();
}

/** Nothing is everybody by mistake: `*` stands alone, on purpose. */
function idsOrAll(one: RegExp, wrong: string) {
  const isAll = (ids: string[]) => ids.length === 1 && ids[0] === "*";
  return z
    .string()
    .transform(idsIn)
    .refine((ids) => isAll(ids) || areAll(ids, one), wrong)
    .transform((ids) => (isAll(ids) ? ("*" as const) : ids))
    .optional();
}

/** As people copy them: with blanks or new lines between them, in small letters, in quotes. */
function idsIn(said: string): string[] {
  return said.split(/[\s,;"']+/).flatMap((part) => part.toUpperCase() || []);
}

function areAll(ids: string[], one: RegExp): boolean {
  return ids.length > 0 && ids.every((id) => one.test(id));
}

/** Two letters each, however they are parted and whichever case they are in, or `*`. */
function areas(wrong: string) {
  const list = z.string().transform((said) => (said.toUpperCase().match(/[^\s,;]+/g) ?? []).join(","));
  return list.refine((said) => /^(\*|[A-Z]{2}(,[A-Z]{2})*)$/.test(said), wrong);
}

/** What is sent there must not be read on the way. */
function address(example: string) {
  return z
    .url({ error: `is not an address such as ${example}`, abort: true })
    .refine(isPrivate, "must begin with https://, because passwords go there");
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url) && new URL(url).pathname.length > 1;
}

/** On this machine plain http will do. */
function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname);
}
