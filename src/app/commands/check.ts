import { commandLine } from "../../machine/command-line.ts";
import { version } from "../../machine/package.ts";
import { isAtTerminal } from "../platforms.ts";
import { type Config, ConfigError, readConfig } from "../settings/config.ts";
import { approvalCheck, approversCheck } from "./checks/approvers.ts";
import { type Check, type CheckInput, type Finding, fine, missing, wrong } from "./checks/check.ts";
import { deskNameCheck } from "./checks/desk-name.ts";
import { discordChecks } from "./checks/discord.ts";
import { keyCheck, nodeCheck, storeCheck, talkCheck, textsCheck } from "./checks/machine.ts";
import { operatorsCheck } from "./checks/operators.ts";
import { partsCheck } from "./checks/parts.ts";
import { portCheck } from "./checks/port.ts";
import { publicUrlCheck } from "./checks/public-url.ts";
import { slackChecks } from "./checks/slack.ts";
import { workspacesCheck } from "./checks/slack-workspaces.ts";
import { standbysCheck } from "./checks/standbys.ts";
import { supervisorsCheck } from "./checks/supervisors.ts";
import { tencentChecks } from "./checks/tencent.ts";
import { whatAndRemedy } from "./checks/what-and-remedy.ts";

export interface CheckOptions {
  print: (line: string) => void;
  /** The environment variables. Those of this process when left out. */
  env?: Readonly<Record<string, string>>;
  node?: string;
  clock?: () => number;
  /** Whether this process has a terminal, when left out. */
  hasTerminal?: boolean;
  /** Whether it prints one JSON object, whose form is in docs/operators.md, instead of lines. */
  json?: boolean;
}

interface Found extends Finding {
  title: string;
}

const widest = 22;

/** Prints what is right and what is missing, line by line or as one object. False when anything is missing. */
export async function checkCommand(options: CheckOptions): Promise<boolean> {
  const { print, json = false } = options;
  let isAllFine = true;
  const all: Found[] = [];
  for await (const finding of look(options)) {
    isAllFine &&= finding.is !== "wrong";
    all.push(finding);
    if (!json) print(`${finding.is.padEnd(5)}  ${finding.title.padEnd(widest)}  ${finding.says}`);
  }
  const isUnread = all.at(-1)?.title === settingsTitle && !isAllFine;
  if (json) print(asJson(all, { isAllFine, isUnread }));
  else if (isUnread) print("The rest can be looked at once these are right.");
  return isAllFine;
}

const settingsTitle = "Settings";

/** All findings in their order, each as soon as it and those before it are there. */
async function* look(options: CheckOptions): AsyncGenerator<Found> {
  const { env, node = process.versions.node, clock = Date.now, hasTerminal = isAtTerminal() } = options;
  yield { title: "Frontdesk", ...fine(version) };
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems)
      yield { title: settingsTitle, ...(error.missing.includes(problem) ? missing(problem) : wrong(problem)) };
    return;
  }
  yield { title: settingsTitle, ...fine(saysWhere(config)) };
  const input = { config, node, clock, hasTerminal };
  const findings = checks.map((check) => found(check, input));
  for (const [n, { title }] of checks.entries()) {
    const finding = await findings[n];
    if (finding) yield { title, ...finding };
  }
}

const states = { fine: "ok", warn: "warn", wrong: "fail" } as const;

function asJson(all: readonly Found[], { isAllFine, isUnread }: { isAllFine: boolean; isUnread: boolean }): string {
  const rows = all.map(({ title, is, says, isMissing = false }) => {
    const { what, remedy = null } = is === "fine" ? { what: says } : whatAndRemedy(says);
    return {
      id: idOf(title),
      title,
      state: isMissing ? "missing" : states[is],
      sentence: what,
      remedy: is === "fine" ? null : (remedy ?? (title === settingsTitle ? seeExample : null)),
    };
  });
  return JSON.stringify({ version, ok: isAllFine, complete: !isUnread, checks: rows }, undefined, 2);
}

const seeExample = "Mend it where it is set; docs/settings.md has an example of each setting.";

/** The id of a check for programs, which stays when its words change. */
function idOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/'s\b/g, "")
    .replace(/[^a-z0-9]+/g, "-");
}

function saysWhere({ world, looked, inFiles = [] }: Config): string {
  const files = inFiles.length > 0 ? `; from files: ${inFiles.join(", ")}` : "";
  const without = looked ? `; there is no .env in ${looked.join(" or ")}` : "";
  return `${world === "real" ? "for real accounts" : "for practice"}${files}${without}`;
}

/** Runs one check. An error that the check did not expect becomes its line, with the error's code or name only. */
async function found({ run }: Check, input: CheckInput): Promise<Finding | undefined> {
  try {
    return await run(input);
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    return wrong(`can't be looked at (${code ?? name}). ${commandLine("start")} may say more.`);
  }
}

/** All checks, in the order in which they are printed. */
const checks: readonly Check[] = [
  nodeCheck,
  partsCheck,
  keyCheck,
  storeCheck,
  standbysCheck,
  portCheck,
  talkCheck,
  ...tencentChecks,
  textsCheck,
  ...slackChecks,
  workspacesCheck,
  ...discordChecks,
  deskNameCheck,
  publicUrlCheck,
  operatorsCheck,
  approvalCheck,
  approversCheck,
  supervisorsCheck,
];
