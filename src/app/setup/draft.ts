import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../machine/package.ts";
import { StartError } from "../../machine/start-error.ts";
import { type Config, readConfig, settingNames, settingOf } from "../settings/config.ts";
import { findEnvFile } from "../settings/env-file.ts";
import { secretSettings } from "../settings/secret-settings.ts";
import { type Env, envFolders, given } from "../settings/source.ts";
import { withSettings } from "./env-lines.ts";

/** The settings as they will be: those of the environment and of the `.env`, and what was answered so far. */
export interface Draft {
  /** The `.env` that is written. */
  file: string;
  /** Whether it is there already. */
  isThere: boolean;
  get(name: string): string | undefined;
  /** Whether the environment has it, which wins over the `.env`. */
  isOutside(name: string): boolean;
  /** An empty text takes the setting out. */
  set(name: string, value: string): void;
  /** Why a value won't do for a setting. */
  refuses(name: string, value: string): string | undefined;
  /** What differs from the `.env`: old and new as they may be shown. */
  changes(): Change[];
  /** The text of the file with the changes in it, and the text before. */
  text(): { after: string; before: string | undefined };
  /** The settings that calls to platforms need: addresses and proxy. @throws ConfigError */
  forCalls(): Config;
  /** What is given to a desk: all of it. @throws ConfigError */
  whole(): Config;
}

interface Change {
  name: string;
  from: string;
  to: string;
}

const forCalls = ["HTTPS_PROXY", "NO_PROXY", "SLACK_API_URL", "DISCORD_API_URL"];
const secret = new Set<string>(secretSettings);
/** Settings that may have a password inside. */
const partlySecret = new Set(["DATABASE_URL", "HTTPS_PROXY"]);

/** Reads what is set. @throws StartError if there is a `.env` that can't be read */
export function openDraft(env: Env, here: string): Draft {
  const found = findEnvFile(envFolders(here));
  if (found && found.problems.length > 0 && !isEmpty(join(found.folder, ".env")))
    throw new StartError(`${found.problems.join("\n")}\nSetup changes nothing before that is mended.`);
  const folder = found?.folder ?? here;
  const file = join(folder, ".env");
  const before = found && readFileSync(file, "utf8");
  const mark = before?.startsWith("\uFEFF") ? "\uFEFF" : "";
  const values = found?.values ?? {};
  const envFolder = folder === here ? undefined : folder;
  const said = { env, ...(found && { file: { ...found, values, problems: [] } }), envFolder };
  const problems: string[] = [];
  const known = new Map<string, string>();
  for (const name of settingNames()) {
    const value = given(said, name, settingOf(name).isList, problems);
    if (value) known.set(name, value);
  }
  const answered = new Map<string, string>();
  const get = (name: string) => (answered.get(name) ?? known.get(name)) || undefined;
  const written = () => {
    const edits = new Map<string, string>();
    for (const [name, value] of answered) {
      if (value === (known.get(name) ?? "")) continue;
      edits.set(name, value);
      if (values[`${name}_FILE`]) edits.set(`${name}_FILE`, "");
    }
    return edits;
  };
  return {
    file,
    isThere: found !== undefined,
    get,
    isOutside: (name) => Boolean(env[name] || env[`${name}_FILE`]),
    set: (name, value) => void answered.set(name, value),
    refuses: (name, value) => settingOf(name).refuses(value)[0],
    changes: () =>
      [...written()].map(([name, to]) => ({
        name,
        from: shown(name, values[name] ?? known.get(name)),
        to: shown(name, to),
      })),
    text: () => ({ before, after: `${mark}${withSettings((before ?? template()).slice(mark.length), written())}` }),
    forCalls: () => readConfig(onlySet(Object.fromEntries(forCalls.map((name) => [name, get(name)])))),
    whole: () => readConfig(onlySet(Object.fromEntries(settingNames().map((name) => [name, get(name)])))),
  };
}

function onlySet(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}

/** How a value may be shown. Nothing of a secret is, not even how long it is. */
function shown(name: string, value: string | undefined): string {
  if (!value) return "(not set)";
  if (secret.has(name)) return "•••••••• (hidden)";
  return partlySecret.has(name) ? value.replace(/\/\/[^@/]*@/, "//••••@") : value;
}

/** Whether a file has nothing but comments in it, which setup may fill. */
function isEmpty(file: string): boolean {
  const isFile = lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return (
    isFile &&
    readFileSync(file, "utf8")
      .split("\n")
      .every((line) => ["", "#"].includes(line.trim().charAt(0)))
  );
}

/** A new `.env` is a copy of `.env.example`, so that it explains what else can be set. */
function template(): string {
  const example = packageFolder && join(packageFolder, ".env.example");
  return example && lstatSync(example, { throwIfNoEntry: false }) ? readFileSync(example, "utf8") : "";
}
