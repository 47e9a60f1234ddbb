import { ConfigError, readConfig, settingNames, settingOf } from "../src/app/settings/config.ts";
import { secretSettings } from "../src/app/settings/secret-settings.ts";

/** A value of each setting as people give it. A secret's is cut short. */
export const examples: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: "xoxb-…",
  SLACK_APP_TOKEN: "xapp-…",
  SLACK_SIGNING_SECRET: "8f74…",
  SLACK_CLIENT_ID: "1234567890.1234567890123",
  SLACK_CLIENT_SECRET: "33fe…",
  SLACK_STATE_SECRET: "kq3V…",
  SLACK_TEAMS: "T0123ABCD,T0456EFGH",
  SLACK_COMMAND: "/account",
  SLACK_AGENT_GROUPS: "S0123ABCD,U0456EFGH",
  SLACK_CHANNELS: "C0123ABCD",
  SLACK_API_URL: "https://slack.com/api/",
  SLACK_AUTHORIZE_URL: "https://slack.com/oauth/v2/authorize",
  DISCORD_TOKEN: "MTIz…",
  DISCORD_APPLICATION_ID: "1234567890123456789",
  DISCORD_GUILDS: "1234567890123456789",
  DISCORD_AGENT_ROLES: "2345678901234567890",
  DISCORD_DEV_GUILD_ID: "1234567890123456789",
  DISCORD_SHARDS: "auto",
  DISCORD_API_URL: "https://discord.com/api",
  DESK_NAME: "Acme Cloud",
  PUBLIC_URL: "https://accounts.example.com",
  TRUST_PROXY: "1",
  OPERATORS: "slack:T0123ABCD:C0456EFGH",
  SUPERVISORS: "slack:T0123ABCD:S0456EFGH,U0789ABCD",
  LINKED_IDS: "slack:T0123ABCD:U0456EFGH=discord:1234567890123456789:4567890123456789012",
  TENCENTCLOUD_SECRET_ID: "IKID…",
  TENCENTCLOUD_SECRET_KEY: "Gu5t…",
  TENCENTCLOUD_SESSION_TOKEN: "s9Aw…",
  TENCENT_PARTNER_URL: "http://127.0.0.1:4500",
  TENCENT_DOMAIN_URL: "http://127.0.0.1:4500",
  TENCENT_LCIC_URL: "http://127.0.0.1:4500",
  TENCENT_CHAT_URL: "https://adminapisgp.im.qcloud.com",
  TENCENT_PROFILE: "current",
  TENCENT_DOMAIN_PHONE: "plus",
  LCIC_SDK_APP_ID: "1400000000",
  CHAT_SDK_APP_ID: "1400000000",
  CHAT_SECRET_KEY: "5bd2…",
  CHAT_ADMIN: "administrator",
  SMS_COUNTRIES: "HK,SG,TH",
  SMS_PER_NUMBER_DAY: "5",
  SMS_PER_AGENT_DAY: "50",
  SMS_PER_DAY: "500",
  SMS_PER_WORKSPACE_DAY: "100",
  SMS_PER_COUNTRY_DAY: "50,HK:200,NG:5",
  OPEN_PER_AGENT: "50",
  APPROVAL: "verify,NG,over:20",
  APPROVERS: "slack:T0123ABCD:C0456EFGH,S0789ABCD",
  APPROVAL_HOURS: "4",
  REPORT_HOUR: "1",
  DRAFT_HOURS: "72",
  REMIND_HOURS: "4,24,48",
  REMIND_CODE_MINUTES: "5",
  DATABASE_URL: "sqlite:data/frontdesk.db",
  FRONTDESK_KEY: "X6sI…",
  HOST: "127.0.0.1",
  PORT: "3000",
  HTTPS_PROXY: "http://proxy.example.com:8080",
  NO_PROXY: "localhost,.example.com",
  LOG_LEVEL: "info",
  LOG_FORMAT: "json",
  DURATIONS: "draft=3600",
};

/** Settings that are tried to see which others a desk would miss with them. */
const tries: readonly (readonly [when: string, env: Readonly<Record<string, string>>])[] = [
  ["for real accounts", { TENCENTCLOUD_SECRET_ID: "x" }],
  ["for real accounts", { TENCENTCLOUD_SECRET_KEY: "x" }],
  ["for Slack, unless `SLACK_CLIENT_ID` is there", { SLACK_SIGNING_SECRET: "x" }],
  ["for Slack, unless `SLACK_SIGNING_SECRET` is there", { SLACK_BOT_TOKEN: "xoxb-1" }],
  ["with the others of the app's credentials", { SLACK_SIGNING_SECRET: "x", SLACK_CLIENT_ID: "x" }],
  ["with the others of the app's credentials", { SLACK_SIGNING_SECRET: "x", SLACK_STATE_SECRET: "x".repeat(32) }],
  ["for real accounts in Slack", { TENCENTCLOUD_SECRET_ID: "x", SLACK_APP_TOKEN: "xapp-1" }],
  ["for real accounts with `SLACK_CLIENT_ID`", { TENCENTCLOUD_SECRET_ID: "x", SLACK_CLIENT_ID: "x" }],
  ["for Discord", { DISCORD_DEV_GUILD_ID: "1234567890123456789" }],
  ["for real accounts in Discord", { TENCENTCLOUD_SECRET_ID: "x", DISCORD_TOKEN: "x" }],
  ["with `CHAT_SECRET_KEY`", { CHAT_SECRET_KEY: "x" }],
  ["with `CHAT_SDK_APP_ID`", { CHAT_SDK_APP_ID: "1400000000" }],
  ["with `APPROVERS`", { APPROVERS: "slack:T0123ABCD:U0456EFGH" }],
  ["with `APPROVAL`", { APPROVAL: "always" }],
];

/** When each setting has to be there, as a desk itself says. */
function whenNeeded(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [when, env] of tries)
    for (const problem of problemsWith(env)) {
      const [, name] = /^([A-Z_]+) is missing\b/.exec(problem) ?? [];
      if (name !== undefined && !found.has(name)) found.set(name, when);
    }
  return found;
}

function problemsWith(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** One setting of `.env.example`: its section, and the comment above it. */
interface Entry {
  section: string;
  name: string;
  comment: string;
}

export function entriesOf(example: string): Entry[] {
  let [section, comment] = ["", ""];
  return example.split("\n").flatMap((line) => {
    const [, title] = /^# --- (.+?)(?::.*)? ---$/.exec(line) ?? [];
    if (title !== undefined) section = title;
    else if (line.startsWith("# ")) comment = line.slice(2);
    const [, name] = /^([A-Z_]+)=/.exec(line) ?? [];
    return name === undefined ? [] : [{ section, name, comment }];
  });
}

/** What a comment says of the default, and the rest of it without what other columns tell. */
export function partsOf(comment: string): { does: string; byDefault?: string } {
  const bare = comment.replace(/^REQUIRED: |^Needed (?:with the client id )?for real accounts: /, "");
  const [, does = bare, byDefault] = /^(.*?)[;,] default (.+)$/.exec(bare) ?? [];
  const begun = `${does.charAt(0).toUpperCase()}${does.slice(1)}`;
  return { does: begun, ...(byDefault !== undefined && { byDefault }) };
}

const code = (text: string) => (text === "" ? "" : `\`${text}\``);
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("*", "\\*").replaceAll("<", "&lt;");

/** The page of all settings, out of their schema and the comments of `.env.example`. */
export function settingsPage(example: string): string {
  const needed = whenNeeded();
  const secret = new Set<string>(secretSettings);
  const lines: string[] = [
    "# Settings",
    "",
    "<!-- made by npm run settings, out of src/app/settings and .env.example -->",
    "",
    "`npm run setup` asks for what most desks need and writes `.env`; the others can be added there. The environment wins over `.env`. Without any setting Frontdesk practises in the terminal.",
    "",
    "Each setting can be given as `NAME_FILE` instead: then it names a file with the value in it, as Docker's and Kubernetes' secrets are. Secrets are best given so. Where a list is said, its entries may stand with commas or blanks between them.",
  ];
  let at = "";
  for (const { section, name, comment } of entriesOf(example)) {
    if (section !== at) {
      lines.push(
        "",
        `## ${section}`,
        "",
        "| name | what it does | default | needed | example |",
        "| --- | --- | --- | --- | --- |",
      );
      at = section;
    }
    const { does, byDefault = "" } = partsOf(comment);
    const marks = `${secret.has(name) ? ", secret" : ""}${settingOf(name).isList ? ", a list" : ""}`;
    const row = [
      `${code(name)}${marks}`,
      cell(does),
      cell(byDefault),
      needed.get(name) ?? "",
      code(examples[name] ?? ""),
    ];
    lines.push(`| ${row.join(" | ")} |`);
  }
  return `${lines.join("\n")}\n`;
}

/** Settings that have no example, and examples of none. */
export function strayExamples(): string[] {
  const names = settingNames();
  return [
    ...names.filter((name) => examples[name] === undefined),
    ...Object.keys(examples).filter((name) => !names.includes(name)),
  ];
}
