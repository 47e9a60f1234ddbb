import { readFileSync } from "node:fs";
import { z } from "zod";
import { durations } from "./flows/durations.ts";
import { protocolTimes } from "./provisioning/times.ts";

/** Where each value comes from, in the order of `.env.example`. */
const settings = {
  TENCENTCLOUD_SECRET_ID: text("console.tencentcloud.com > Access Management > API Keys").optional(),
  TENCENTCLOUD_SECRET_KEY: text("beside TENCENTCLOUD_SECRET_ID").optional(),
  TENCENTCLOUD_SESSION_TOKEN: text("comes with temporary keys only").optional(),
  TENCENT_PARTNER_URL: z.url("must be an address such as https://intlpartnersmgt.intl.tencentcloudapi.com").optional(),
  TENCENT_PROFILE: z.enum(["auto", "current", "2024"], "is auto, current or 2024").default("auto"),
  SMS_COUNTRIES: z
    .string()
    .regex(/^(\*|[A-Z]{2}(,[A-Z]{2})*)$/, "is a list of two-letter countries such as HK,SG,TH, or * for all")
    .optional(),
  SMS_PER_NUMBER_DAY: whole().default(5),
  SMS_PER_AGENT_DAY: whole().default(50),
  SMS_PER_DAY: whole().default(500),
  DRAFT_HOURS: whole().default(72),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, "is sqlite: and a file, such as sqlite:data/frontdesk.db")
    .default("sqlite:data/frontdesk.db"),
  FRONTDESK_KEY: z.string().min(32, "needs 32 characters or more; make one with: openssl rand -base64 32").optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: whole().max(65_535).default(3000),
  HTTPS_PROXY: z.url("must be an address such as http://proxy.example.com:8080").optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"], "is debug, info, warn, error or silent").default("warn"),
  DURATIONS: z
    .string()
    .transform((list, context) => readDurations(list, context))
    .optional(),
} as const;

export const settingNames = Object.keys(settings);

const schema = z.object(settings);

export type Config = ReturnType<typeof readConfig>;

/** Every mistake at once, each with where to mend it. Exit code 78 (EX_CONFIG). */
export class ConfigError extends Error {
  override name = "ConfigError" as const;
  constructor(problems: readonly string[]) {
    super(`Frontdesk can't start yet:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}

const families = /^(TENCENT|SMS_|DRAFT_|FRONTDESK_|DATABASE_URL|DURATIONS)/;

/** The environment, read once. Any name may be given as `NAME_FILE`: the file's content is the value. */
export function readConfig(env: Record<string, string | undefined> = process.env) {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of settingNames) {
    const value = valueOf(env, name, problems);
    if (value !== undefined && value !== "") values[name] = value;
  }
  for (const name of Object.keys(env)) {
    const plain = name.replace(/_FILE$/, "");
    if (families.test(name) && !settingNames.includes(plain)) problems.push(unknownName(plain));
  }
  const read = schema.safeParse(values);
  if (!read.success) problems.push(...read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  if (values.TENCENTCLOUD_SECRET_ID) problems.push(...missingForReal(values));
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  return { ...read.data, world: values.TENCENTCLOUD_SECRET_ID ? ("real" as const) : ("practice" as const) };
}

function missingForReal(values: Record<string, string>): string[] {
  const needed = {
    TENCENTCLOUD_SECRET_KEY: "is missing (beside TENCENTCLOUD_SECRET_ID in the console)",
    FRONTDESK_KEY: "is missing; it seals what is stored (make one with: openssl rand -base64 32)",
    SMS_COUNTRIES: "is missing; texts cost money, so say where they may go (HK,SG or * for everywhere)",
  };
  return Object.entries(needed).flatMap(([name, why]) => (values[name] ? [] : [`${name} ${why}`]));
}

function valueOf(env: Record<string, string | undefined>, name: string, problems: string[]): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name];
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    problems.push(`${name}_FILE names a file that can't be read: ${file}`);
    return undefined;
  }
}

function unknownName(name: string): string {
  const near = settingNames.toSorted((a, b) => distance(name, a) - distance(name, b))[0]!;
  return distance(name, near) <= 4 ? `${name} is not a setting. Did you mean ${near}?` : `${name} is not a setting.`;
}

/** Letters to change, add or drop. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}

function text(where: string) {
  return z.string().regex(/^\S+$/, `has blanks around or in it (${where})`);
}

function whole() {
  return z.coerce.number("is a whole number").int("is a whole number").min(0, "is not below 0");
}

const known = { ...durations, ...protocolTimes };

/** `name=seconds` pairs over the built-in durations, for tests and rehearsals. */
function readDurations(list: string, context: z.RefinementCtx): Record<string, number> {
  const read: Record<string, number> = {};
  for (const pair of list.split(",")) {
    const [name = "", seconds = ""] = pair.split("=").map((part) => part.trim());
    if (typeof known[`${name}Ms` as keyof typeof known] !== "number" || !/^\d+(\.\d+)?$/.test(seconds)) {
      const names = Object.keys(known).flatMap((key) => (key === "looksMs" ? [] : [key.replace(/Ms$/, "")]));
      context.addIssue({ code: "custom", message: `has "${pair}"; it is name=seconds, separated by commas, with names of: ${names.join(", ")}` });
      continue;
    }
    read[`${name}Ms`] = Number(seconds) * 1000;
  }
  return read;
}
