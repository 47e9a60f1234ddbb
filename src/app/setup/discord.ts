import { discordInvite } from "../platforms.ts";
import { askAgents } from "./appoint.ts";
import { askSecret } from "./ask-secret.ts";
import type { Listed } from "./calls.ts";
import type { Directory } from "./directory.ts";
import { discordChannels, discordMembers, discordRoles, discordServers, tryDiscordToken } from "./discord-calls.ts";
import type { Draft } from "./draft.ts";
import type { Prompts } from "./prompts.ts";

/** Leads from no application to the bot's token, its servers and those who may open accounts. */
export async function setUpDiscord(prompts: Prompts, draft: Draft, isReal: boolean): Promise<Directory | undefined> {
  if (!draft.get("DISCORD_TOKEN"))
    prompts.say(
      "Discord, 1 of 3: open https://discord.com/developers/applications, press New Application, and give it a name such as Frontdesk.",
    );
  prompts.say("Discord, 2 of 3: Bot > Reset Token. Copy the token; Discord shows it once.");
  const application = await askSecret(prompts, draft, {
    setting: "DISCORD_TOKEN",
    question: "The bot's token; it stays hidden",
    whom: "Discord",
    check: (token) => tryDiscordToken(draft, token),
  });
  if (!application) return undefined;
  prompts.well(`It's the bot of the application ${application.name} (${application.id}).`);
  const said = draft.get("DISCORD_APPLICATION_ID");
  if (said && said !== application.id) draft.set("DISCORD_APPLICATION_ID", application.id);
  if (application.isPublic && isReal)
    prompts.warn(
      "Anybody can invite this bot. Switch that off: Installation > Install Link: None, then Bot > Public Bot off.",
    );
  prompts.say(
    "Discord, 3 of 3: open this address and let the bot into your server. What it may do there is filled in.",
  );
  prompts.address(await discordInvite(application.id));
  const guild = await askServers(prompts, draft);
  if (!guild) return undefined;
  const directory = directoryOf(draft, guild);
  await askAgents(prompts, draft, directory, isReal);
  return directory;
}

/** Sets the servers that are served. Gives the first of them. */
async function askServers(prompts: Prompts, draft: Draft): Promise<string | undefined> {
  const there = draft.get("DISCORD_GUILDS")?.split(/[\s,;]+/) ?? [];
  for (;;) {
    const listed = await prompts.wait("Asking Discord for the bot's servers…", () => discordServers(draft));
    const choices = listed.is === "listed" ? listed.choices : [];
    if (listed.is === "unlisted") prompts.warn(listed.why);
    const next = await prompts.choose("Which servers are served?", [
      ...(choices.length > 0
        ? [{ value: "list" as const, label: `Choose from ${choices.length}: ${namesOf(listed)}` }]
        : []),
      {
        value: "again",
        label: choices.length > 0 ? "Look again" : "It's in no server yet: look again, once you have let it in",
      },
      { value: "skip", label: there.length > 0 ? `As it is: ${there.join(",")}` : "Do this later" },
    ]);
    if (next === "again") continue;
    if (next === "skip") return there.find((id) => id !== "*");
    const [only] = choices;
    const picked =
      choices.length === 1 ? [only!.value] : await prompts.pick("Which? Tab ticks, Enter ends.", choices, there);
    if (picked.length === 0) continue;
    draft.set("DISCORD_GUILDS", picked.join(","));
    return picked[0];
  }
}

function namesOf(listed: Listed): string {
  const names = listed.is === "listed" ? listed.choices.map(({ label }) => label) : [];
  return names.length > 3 ? `${names.slice(0, 3).join(", ")}…` : names.join(", ");
}

function directoryOf(draft: Draft, guild: string): Directory {
  return {
    platform: "Discord",
    home: `discord:${guild}`,
    sign: "#",
    groupsAre: "roles",
    idsAre: "Settings > Advanced > Developer Mode, then right-click > Copy ID",
    example: "2345678901234567890",
    agents: "DISCORD_AGENT_ROLES",
    everybody: "Whoever manages the server (*)",
    agentsArePeople: false,
    groups: () => discordRoles(draft, guild),
    people: () => discordMembers(draft, guild),
    channels: () => discordChannels(draft, guild),
  };
}
