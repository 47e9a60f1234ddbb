import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine } from "../../machine/command-line.ts";
import { packageFolder } from "../../machine/package.ts";
import { askAgents, askWho } from "./appoint.ts";
import { askSecret } from "./ask-secret.ts";
import type { Directory } from "./directory.ts";
import type { Draft } from "./draft.ts";
import type { Prompts } from "./prompts.ts";
import { slackChannels, slackGroups, slackPeople, tryAppToken, tryBotToken } from "./slack-calls.ts";

/** The address that makes the app out of its manifest, with everything filled in. */
export function manifestUrl(command: string): string {
  const file = join(packageFolder ?? ".", "adapters/slack/manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { features: { slash_commands: { command: string }[] } };
  for (const each of manifest.features.slash_commands) each.command = command;
  const encoded = encodeURIComponent(JSON.stringify(manifest)).replaceAll("%3A", ":").replaceAll("%2C", ",");
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encoded}`;
}

/** Leads from no app to both tokens and those who may open accounts. Undefined where nothing can be listed. */
export async function setUpSlack(prompts: Prompts, draft: Draft, isReal: boolean): Promise<Directory | undefined> {
  if (draft.get("SLACK_CLIENT_ID") || (draft.get("SLACK_SIGNING_SECRET") && !draft.get("SLACK_APP_TOKEN"))) {
    prompts.say(
      "Slack reaches this desk in another way (several workspaces, or over HTTP). I leave that as it is; docs/slack.md has the rest.",
    );
    return undefined;
  }
  const command = draft.get("SLACK_COMMAND") ?? "/account";
  if (!draft.get("SLACK_BOT_TOKEN")) {
    prompts.say(
      "Slack, 1 of 3: open this address, choose your workspace and press Create. All that the app needs is filled in.",
    );
    prompts.address(manifestUrl(command));
  }
  prompts.say("Slack, 2 of 3: Install App > Install to Workspace. Copy the Bot User OAuth Token.");
  const workspace = await askSecret(prompts, draft, {
    setting: "SLACK_BOT_TOKEN",
    question: "Bot token (xoxb-…); it stays hidden",
    whom: "Slack",
    check: (token) => tryBotToken(draft, token),
  });
  if (workspace) prompts.well(`It's the bot of the workspace ${workspace.name} (${workspace.id}).`);
  if (workspace && workspace.lacks.length > 0)
    prompts.warn(
      `The app lacks ${workspace.lacks.join(", ")}. Add that at OAuth & Permissions > Scopes and install again, or ${commandLine("start")} will refuse it.`,
    );
  prompts.say(
    "Slack, 3 of 3: Basic Information > App-Level Tokens > Generate, any name, scope connections:write. Copy that token.",
  );
  const isTaken = await askSecret(prompts, draft, {
    setting: "SLACK_APP_TOKEN",
    question: "App-level token (xapp-…); it stays hidden",
    whom: "Slack",
    check: (token) => tryAppToken(draft, token),
  });
  if (isTaken) prompts.well("Slack opens a socket for it.");
  if (!workspace) return undefined;
  const directory = directoryOf(draft, workspace.id);
  await askAgents(prompts, draft, directory, isReal);
  await askChannels(prompts, draft, directory);
  return directory;
}

function directoryOf(draft: Draft, team: string): Directory {
  return {
    platform: "Slack",
    home: `slack:${team}`,
    sign: "",
    groupsAre: "user groups and people",
    idsAre: "a profile > ⋮ > Copy member ID; a user group's is in its address",
    example: "S0123ABCD,U0456EFGH",
    agents: "SLACK_AGENT_GROUPS",
    everybody: "Every member of the workspace (*)",
    agentsArePeople: true,
    groups: () => slackGroups(draft),
    people: () => slackPeople(draft),
    channels: () => slackChannels(draft, "private"),
  };
}

async function askChannels(prompts: Prompts, draft: Draft, directory: Directory): Promise<void> {
  const there = draft.get("SLACK_CHANNELS");
  const everywhere = { value: "all" as const, label: "In every channel, and in private" };
  const some = { value: "some" as const, label: "In some channels only, and in private" };
  const where = await prompts.choose("Where may they open accounts?", [
    ...(there ? [{ value: "leave" as const, label: `As it is: ${there}` }] : []),
    everywhere,
    some,
  ]);
  if (where === "leave") return;
  if (where === "all") return draft.set("SLACK_CHANNELS", "");
  const ids = await askWho(
    prompts,
    "In which channels?",
    { ...directory, example: "C0123ABCD", idsAre: "a channel's name > About, at the bottom" },
    { lists: [() => slackChannels(draft, "public"), () => slackChannels(draft, "private")] },
  );
  draft.set("SLACK_CHANNELS", ids!.join(","));
}
