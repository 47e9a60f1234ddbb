import { version } from "../../machine/package.ts";
import { isAtTerminal } from "../platforms.ts";
import { type Config, ConfigError, readConfig } from "../settings/config.ts";
import { approvalCheck, approversCheck } from "./checks/approvers.ts";
import { type Check, type CheckInput, type Finding, fine, wrong } from "./checks/check.ts";
import { deskNameCheck } from "./checks/desk-name.ts";
import { discordChecks } from "./checks/discord.ts";
import { keyCheck, nodeCheck, storeCheck, talkCheck, textsCheck } from "./checks/machine.ts";
import { operatorsCheck } from "./checks/operators.ts";
import { portCheck } from "./checks/port.ts";
import { publicUrlCheck } from "./checks/public-url.ts";
import { slackChecks } from "./checks/slack.ts";
import { workspacesCheck } from "./checks/slack-workspaces.ts";
import { standbysCheck } from "./checks/standbys.ts";
import { supervisorsCheck } from "./checks/supervisors.ts";
import { tencentChecks } from "./checks/tencent.ts";

export interface CheckOptions {
  print: (line: string) => void;
  /** The environment variables. Those of this process when left out. */
  env?: Readonly<Record<string, string>>;
  node?: string;
  clock?: () => number;
  /** Whether this process has a terminal, when left out. */
  hasTerminal?: boolean;
}

const widest = 22;

/** Prints line by line what is right and what is missing. False when anything is missing. */
export async function checkCommand(options: CheckOptions): Promise<boolean> {
  const { print, env, node = process.versions.node, clock = Date.now, hasTerminal = isAtTerminal() } = options;
  let isAllFine = true;
  const say = (title: string, { is, says }: Finding) => {
    isAllFine &&= is !== "wrong";
    print(`${is.padEnd(5)}  ${title.padEnd(widest)}  ${says}`);
  };
  say("Frontdesk", fine(version));
  try {
    const config = readConfig(env);
    say("Settings", { is: "fine", says: saysWhere(config) });
    const input = { config, node, clock, hasTerminal };
    const findings = checks.map((check) => found(check, input));
    for (const [n, { title }] of checks.entries()) {
      const finding = await findings[n];
      if (finding) say(title, finding);
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) say("Settings", wrong(problem));
    print("The rest can be looked at once these are right.");
  }
  return isAllFine;
}

function saysWhere({ world, looked }: Config): string {
  const without = looked ? `; there is no .env in ${looked.join(" or ")}` : "";
  return `${world === "real" ? "for real accounts" : "for practice"}${without}`;
}

/** Runs one check. An error that the check did not expect becomes its line, with the error's code or name only. */
async function found({ run }: Check, input: CheckInput): Promise<Finding | undefined> {
  try {
    return await run(input);
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    return wrong(`can't be looked at (${code ?? name}). npm start may say more.`);
  }
}

/** All checks, in the order in which they are printed. */
const checks: readonly Check[] = [
  nodeCheck,
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
