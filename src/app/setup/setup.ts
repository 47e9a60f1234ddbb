import { commandLine } from "../../machine/command-line.ts";
import { exitCodes, StartError } from "../../machine/start-error.ts";
import { ConfigError } from "../settings/config.ts";
import { setUpDiscord } from "./discord.ts";
import { type Draft, openDraft } from "./draft.ts";
import { holdKeys } from "./keys.ts";
import { askPeople } from "./people.ts";
import { createPrompts, type Prompts } from "./prompts.ts";
import { setUpSlack } from "./slack.ts";
import { Stopped } from "./stopped.ts";
import { setUpTencent } from "./tencent.ts";
import { isOpenToOthers, mustBeOurs, writeEnv } from "./write-env.ts";

/**
 * Asks for what a desk needs, tries it, and writes the `.env` once somebody has agreed to each change. Gives whether a
 * desk is to start now, and in this terminal although the settings have a chat. @throws StartError
 */
export async function setupCommand(): Promise<{ start: boolean; isHere: boolean }> {
  const { stdin, stdout, env } = process;
  if (!stdin.isTTY || !stdout.isTTY) throw noTerminal();
  const draft = openDraft(env, process.cwd());
  mustBeOurs(draft.file);
  draft.forCalls(); // a proxy or an address that won't do is told before anything is asked
  const keys = holdKeys(stdin, stdout);
  const prompts = createPrompts(keys);
  try {
    prompts.begin("Set up Frontdesk");
    prompts.say(
      "Arrows move, Enter goes on, Ctrl-C stops at any point. Nothing is written before you have seen and agreed to it.",
    );
    return await ask(prompts, draft);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const isAsItWas = draft.isThere ? `${draft.file} is as it was.` : "Nothing was written.";
    prompts.stopped(`Stopped. ${isAsItWas} ${commandLine("setup")} begins anew.`);
    process.exitCode = exitCodes.failed;
    return { start: false, isHere: false };
  } finally {
    keys.release();
  }
}

type Place = "slack" | "discord" | "both" | "terminal";

async function ask(prompts: Prompts, draft: Draft): Promise<{ start: boolean; isHere: boolean }> {
  const [hasSlack, hasDiscord] = [draft.get("SLACK_BOT_TOKEN"), draft.get("DISCORD_TOKEN")];
  const first: Place = hasSlack && hasDiscord ? "both" : hasSlack ? "slack" : hasDiscord ? "discord" : "terminal";
  const where = await prompts.choose<Place>(
    "Where do people talk with the desk?",
    [
      { value: "slack", label: "Slack" },
      { value: "discord", label: "Discord" },
      { value: "both", label: "Slack and Discord" },
      { value: "terminal", label: "Only here in the terminal", hint: "practice; needs nothing" },
    ],
    first,
  );
  const others = [where !== "slack" && hasSlack && "Slack", where !== "discord" && hasDiscord && "Discord"];
  const stays = where === "both" ? [] : others.filter((name) => typeof name === "string");
  if (stays.length > 0) prompts.say(`What is set for ${stays.join(" and ")} stays as it is.`);
  if (where !== "terminal") {
    const isReal = await setUpTencent(prompts, draft);
    await askName(prompts, draft);
    const slack = where === "discord" ? undefined : await setUpSlack(prompts, draft, isReal);
    const discord = where === "slack" ? undefined : await setUpDiscord(prompts, draft, isReal);
    const directories = [slack, discord].flatMap((directory) => directory ?? []);
    if (directories.length > 0) await askPeople(prompts, draft, directories);
  }
  const isHere = where === "terminal" && stays.length > 0;
  return { isHere, start: (await write(prompts, draft)) && (await goOn(prompts, draft, where)) };
}

/** In whose name customers are asked. */
async function askName(prompts: Prompts, draft: Draft): Promise<void> {
  const first = draft.get("DESK_NAME");
  const typed = await prompts.line("What is your team called? Customers are asked in its name (Enter leaves it out).", {
    example: "Acme Cloud",
    ...(first !== undefined && { first }),
    refuse(text) {
      const why = text.trim() && draft.refuses("DESK_NAME", text);
      return why ? `That name ${why}.` : undefined;
    },
  });
  draft.set("DESK_NAME", typed.trim());
}

/** Shows each change, and writes the file if somebody agrees. False if they don't. */
async function write(prompts: Prompts, draft: Draft): Promise<boolean> {
  const { file, isThere } = draft;
  const changes = draft.changes();
  if (changes.length === 0) {
    prompts.well(
      isThere ? `Nothing changes: ${file} is as you want it.` : "Nothing has to be set for that, so I write no .env.",
    );
    if (isThere && isOpenToOthers(file))
      prompts.warn(`Other users of this machine can read ${file}. Close it to them: chmod 600 ${file}`);
    return true;
  }
  const lines = changes.map(({ name, from, to }) => `${name}\n  ${isThere ? `${from} → ` : ""}${to}`);
  prompts.say([isThere ? `What changes in ${file}:` : `What ${file} will have:`, ...lines].join("\n"));
  const outside = changes.filter(({ name }) => draft.isOutside(name)).map(({ name }) => name);
  if (outside.length > 0)
    prompts.warn(
      `${outside.join(" and ")} is set in this environment as well, which wins over .env. Take it out there.`,
    );
  if (!(await prompts.agree(isThere ? "Change it so?" : "Write it?", true))) {
    prompts.end(isThere ? `Nothing was written. ${file} is as it was.` : "Nothing was written.");
    return false;
  }
  const { after, before } = draft.text();
  writeEnv(file, after, before);
  prompts.well(`${file} is written, and only you can read it.`);
  return true;
}

/** Ends at the first request: says where it is opened, and offers to start the desk. */
async function goOn(prompts: Prompts, draft: Draft, where: Place): Promise<boolean> {
  const problems = problemsOf(draft);
  if (problems.length > 0) {
    prompts.warn(["A desk can't start with this yet:", ...problems.map((problem) => `- ${problem}`)].join("\n"));
    prompts.end(`${commandLine("setup")} asks again; ${commandLine("check")} says what is missing.`);
    return false;
  }
  const command = draft.get("SLACK_COMMAND") ?? "/account";
  const there = where === "both" ? "Slack or Discord" : where === "slack" ? "Slack" : "Discord";
  const first =
    where === "terminal"
      ? "Start here now? You'll be asked the first question of a practice request."
      : `Start the desk now? Then type ${where === "discord" ? "/account" : command} open in ${there}.`;
  const start = await prompts.agree(first, true);
  prompts.end(
    start
      ? "The desk starts. Ctrl-C ends it."
      : `${commandLine("start")} starts the desk. A desk that runs already reads this when it is started again.`,
  );
  return start;
}

function problemsOf(draft: Draft): readonly string[] {
  try {
    draft.whole();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

function noTerminal(): StartError {
  return new StartError(
    `Setup asks questions, and there is no terminal here to answer them in. Run ${commandLine("setup")} in one, or copy .env.example to .env and fill it in; ${commandLine("check")} says what is missing.`,
  );
}
