import { z } from "zod";
import { canonical, readLinks } from "../../desk/linked-people.ts";
import { numbering } from "../../flows/fields/numbering.ts";
import { StartError } from "../../machine/start-error.ts";
import { type AppointedSetting, placeProblems, readApprovers, readSupervisors } from "./appointed.ts";
import { approvalProblems, readApproval } from "./approval.ts";
import { readCountryCaps } from "./country-caps.ts";
import { problemOf } from "./database-url.ts";
import { proxyAddress } from "./proxy.ts";
import { isForReal, missingForReal, missingTogether, placeOutside, type Served, unfitForReal } from "./required.ts";
import { setDurations } from "./set-durations.ts";
import { databaseIn, type Env, given, isInFile, surroundings } from "./source.ts";
import { unknownNames } from "./unknown.ts";

/** Every name, in the order of `.env.example`, which also says where each value comes from. Made only to be read once. */
const settings = () => ({
  SLACK_BOT_TOKEN: unbroken()
    .refine((token) => !token.startsWith("xoxe"), {
      error:
        "is a token that ends within 12 hours, because the app has token rotation: give SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET instead, install the app at /slack/install of this desk, and its tokens are renewed; or make another app without token rotation, which can't be switched off (docs/slack.md)",
      abort: true,
    })
    .startsWith("xoxb-", "begins with xoxb-")
    .optional(),
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
  DESK_NAME: z
    .string()
    .trim()
    .max(60, "has more than 60 characters")
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, "has signs in it that nobody sees; type it anew")
    .optional(),
  PUBLIC_URL: pagesAddress().optional(),
  TRUST_PROXY: whole().max(9, "is at most 9").default(0),
  OPERATORS: z
    .string()
    .transform(canonical)
    .refine((address) => /^[a-z]+:\S+$/.test(address), "is an address such as slack:T0123ABCD:C0456EFGH")
    .optional(),
  SUPERVISORS: z.string().transform(readSupervisors).optional().register(lists, { isList: true }),
  LINKED_IDS: z
    .string()
    .transform((said, refuse) => {
      const links = readLinks(said);
      if (!links) refuse.addIssue("is a list of people, each once, such as slack:T0123ABCD:U0456EFGH=discord:123:456");
      return links ?? [];
    })
    .optional()
    .register(lists, { isList: true }),
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
  SMS_COUNTRIES: areas("is a list of two-letter countries such as HK,SG,TH, or * for all")
    .optional()
    .register(lists, { isList: true }),
  SMS_PER_NUMBER_DAY: whole().default(5),
  SMS_PER_AGENT_DAY: whole().default(50),
  SMS_PER_DAY: whole().default(500),
  SMS_PER_WORKSPACE_DAY: whole().optional(),
  SMS_PER_COUNTRY_DAY: z.string().transform(readCountryCaps).optional().register(lists, { isList: true }),
  OPEN_PER_AGENT: whole().default(50),
  APPROVAL: z.string().transform(readApproval).optional().register(lists, { isList: true }),
  APPROVERS: z.string().transform(readApprovers).optional().register(lists, { isList: true }),
  APPROVAL_HOURS: whole().min(1, "is at least 1").default(4),
  REPORT_HOUR: whole().max(23, "is at most 23").default(1),
  DRAFT_HOURS: whole().default(72),
  REMIND_HOURS: hours().optional().register(lists, { isList: true }),
  REMIND_CODE_MINUTES: whole()
    .min(1, "is at least 1")
    .max(9, "is at most 9, because a code is good for ten minutes")
    .default(5),
  DATABASE_URL: z
    .string()
    .trim()
    .superRefine((url, problem) => {
      const wrong = problemOf(url);
      if (wrong !== undefined) problem.addIssue(wrong);
    })
    .default("sqlite:data/frontdesk.db"),
  FRONTDESK_KEY: z.string().min(32, "needs 32 characters or more; make one with: openssl rand -base64 32").optional(),
  HOST: unbroken().default("127.0.0.1"),
  PORT: whole().max(65_535, "is at most 65535").optional(),
  HTTPS_PROXY: proxyAddress().optional(),
  NO_PROXY: z.string().optional().register(lists, { isList: true }),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["debug", "info", "warn", "error", "silent"], "is debug, info, warn, error or silent"))
    .default("warn"),
  LOG_FORMAT: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["json", "text"], "is json or text"))
    .optional(),
  DURATIONS: z.string().transform(setDurations).optional().register(lists, { isList: true }),
});

/** The settings that are lists: their entries may be parted and quoted as people like. */
const lists = z.registry<{ isList: true }>();

export const settingNames = () => Object.keys(settings());

/** One setting by itself: what it is when nothing is set, whether it is a list, and why a value won't do, if it won't. */
export function settingOf(name: string): { byDefault: unknown; isList: boolean; refuses(value: string): string[] } {
  const schema = settings()[name as keyof ReturnType<typeof settings>];
  return {
    byDefault: schema.safeParse(undefined).data,
    isList: lists.has(schema),
    refuses: (value) => schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [],
  };
}

export type Config = ReturnType<typeof readConfig>;

/**
 * All mistakes in the settings at once. Each says where to mend it, and none repeats a value, which may be a secret.
 */
export class ConfigError extends StartError {
  override name = "ConfigError" as const;
  readonly problems: readonly string[];
  /** Those of the problems that are settings which are needed and not there. */
  readonly missing: readonly string[];
  constructor(problems: readonly string[], missing: readonly string[] = []) {
    super(`Frontdesk can't start yet:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
    this.missing = missing;
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
  const problems = unknownNames(said, names);
  const values: Record<string, string> = {};
  for (const name of names) {
    const value = given(said, name, lists.has(known[name as keyof typeof known]), problems);
    if (value) values[name] = value;
  }
  const read = z.object(known).safeParse(values, { jitless: true }); // read once, which no compiling pays for
  if (!read.success) problems.push(...read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  const isReal = isForReal(values);
  const missing = [...missingTogether(values), ...(isReal ? missingForReal(values) : [])];
  problems.push(...missing, ...(isReal ? unfitForReal(values, said) : []));
  if (read.success)
    problems.push(
      ...placeOutside("OPERATORS", read.data.OPERATORS, read.data),
      ...remindersTooLate(read.data),
      ...approvalProblems(read.data, chatsIn(values)),
      ...supervisorProblems(read.data, chatsIn(values)),
    );
  if (!read.success || problems.length > 0) throw new ConfigError(problems, missing);
  const { envFolder, looked } = said;
  const inFiles = names.filter((name) => isInFile(said, name));
  return {
    ...read.data,
    DATABASE_URL: databaseIn(said, read.data.DATABASE_URL),
    world: isReal ? ("real" as const) : ("practice" as const),
    ...(envFolder !== undefined && { envFolder }),
    ...(looked && { looked }),
    ...(inFiles.length > 0 && { inFiles }),
  };
}

/** The chats that a desk with these settings is in. */
function chatsIn(values: Record<string, string>): { slack: boolean; discord: boolean } {
  const { SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret, DISCORD_TOKEN: token } = values;
  return { slack: (app ?? secret) !== undefined, discord: token !== undefined };
}

function supervisorProblems(
  read: { SUPERVISORS?: AppointedSetting | undefined } & Served,
  isOn: { slack: boolean; discord: boolean },
): string[] {
  return read.SUPERVISORS
    ? placeProblems("SUPERVISORS", read.SUPERVISORS, read, isOn, "nobody could supervise it")
    : [];
}

/** Reminders that would come after the request has ended. */
function remindersTooLate({
  REMIND_HOURS = [],
  DRAFT_HOURS,
}: {
  REMIND_HOURS?: number[] | undefined;
  DRAFT_HOURS: number;
}) {
  const late = REMIND_HOURS.filter((each) => each >= DRAFT_HOURS);
  return late.length > 0
    ? [
        `REMIND_HOURS has ${late.join(" and ")}, but a request ends after ${DRAFT_HOURS} hours: give fewer hours, or more in DRAFT_HOURS`,
      ]
    : [];
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

/** Reads hours after which somebody is reminded, in order. */
function hours() {
  return z
    .string()
    .transform((said) => said.split(/[\s,;]+/).flatMap((part) => (part === "" ? [] : Number(part))))
    .refine((each) => each.length > 0 && each.every((one) => one > 0), "is a list of hours, such as 4,24,48")
    .transform((each) => [...new Set(each)].sort((one, other) => one - other));
}

function appId() {
  return whole().min(1, "is the number of an application, such as 1400000000");
}

function idsOf(one: RegExp, wrong: string) {
  return z
    .string()
    .transform(idsIn)
    .refine((ids) => areAll(ids, one), wrong)
    .optional()
    .register(lists, { isList: true });
}

/** Reads a list of ids, or `*` for everybody. `*` must stand alone, so that nobody means everybody by mistake. */
function idsOrAll(one: RegExp, wrong: string) {
  const isAll = (ids: string[]) => ids.length === 1 && ids[0] === "*";
  return z
    .string()
    .transform(idsIn)
    .refine((ids) => isAll(ids) || areAll(ids, one), wrong)
    .transform((ids) => (isAll(ids) ? ("*" as const) : ids))
    .optional()
    .register(lists, { isList: true });
}

/** The ids in a list as people copy it: with blanks or line breaks between them, in small letters, in quotes. */
function idsIn(said: string): string[] {
  return said.split(/[\s,;"']+/).flatMap((part) => part.toUpperCase() || []);
}

function areAll(ids: string[], one: RegExp): boolean {
  return ids.length > 0 && ids.every((id) => one.test(id));
}

/** Reads a list of countries (two letters each, in any case and with any separator), or `*`. */
function areas(wrong: string) {
  const list = z.string().transform((said) => (said.toUpperCase().match(/[^\s,;]+/g) ?? []).join(","));
  return list
    .refine((said) => /^(\*|[A-Z]{2}(,[A-Z]{2})*)$/.test(said), { error: wrong, abort: true })
    .superRefine((said, { addIssue }) => {
      const strange = said === "*" ? [] : said.split(",").filter((area) => !numbering().isSupportedCountry(area));
      if (strange.length > 0) addIssue(noCountries(strange));
    });
}

/** What people write for a country instead of its code. */
const mistaken: Record<string, string> = { UK: "GB", EN: "GB", EL: "GR", JA: "JP" };

function noCountries(strange: readonly string[]): string {
  const meant = [...new Set(strange.flatMap((area) => mistaken[area] ?? []))].join(" and ");
  return (
    `has ${strange.join(" and ")}, which ${strange.length === 1 ? "is" : "are"} no country's two letters. ` +
    (meant ? `Did you mean ${meant}?` : "Give a list such as HK,SG,TH, or * for all")
  );
}

/** Reads an address that secrets are sent to: https, or plain http on this machine. */
function address(example: string) {
  return z
    .url({ error: `is not an address such as ${example}`, abort: true })
    .refine(isPrivate, "must begin with https://, because passwords go there");
}

/** Reads the address that customers' browsers reach this desk at. It ends without a slash. */
function pagesAddress() {
  const example = "https://accounts.example.com";
  return z
    .url({ error: `is not an address such as ${example}`, abort: true })
    .refine((url) => isBare(new URL(url)), {
      error: `has more than a host in it; give one such as ${example}`,
      abort: true,
    })
    .refine(isPrivate, "must begin with https://, because customers type their passwords there")
    .transform((url) => new URL(url).origin);
}

/** Whether an address names a host and nothing else on it. */
function isBare({ pathname, search, hash, username, password }: URL): boolean {
  return `${pathname}${search}${hash}${username}${password}` === "/";
}

/** Whether an address is on this machine, where plain http is allowed. */
function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname);
}
