import { setTimeout as pause } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import { createRecent, type Reception } from "../../../src/desk/platform.ts";
import { LostToken, type SlackSettings } from "../settings.ts";
import { callMs, callOptions } from "./call-options.ts";
import { createClients } from "./client.ts";
import { manyWorkspaces } from "./installations.ts";
import { misplacedFor } from "./misplaced.ts";
import { keepOrganisation } from "./organisations.ts";
import { refusedIn } from "./watched-fetch.ts";
import { type Kept, UnknownWorkspace, type Workspace, type Workspaces } from "./workspace.ts";

const againMs = 1_000;
const mostClients = 1_000;

export function createWorkspaces(settings: SlackSettings, reception: Reception): Workspaces {
  const { workspaces } = settings;
  const createClient = createClients(settings);
  const clients = createRecent<webApi.WebClient>(mostClients);

  function clientOf({ teamId, botToken }: Workspace): webApi.WebClient {
    const known = clients.get(teamId);
    if (known?.token === botToken) return known;
    const fresh = createClient(botToken);
    clients.set(teamId, fresh);
    return fresh;
  }

  const kept =
    "botToken" in workspaces
      ? theOne(settings, workspaces.botToken, reception)
      : manyWorkspaces(settings, workspaces, reception);
  return { ...kept, client: async (team) => clientOf(await kept.authorize(team)) };
}

function theOne(settings: SlackSettings, botToken: string, reception: Reception): Kept {
  let one: Promise<Workspace> | undefined;

  async function introduce(): Promise<Workspace> {
    const { team_id, bot_id, user_id, enterprise_id, is_enterprise_install } = await patiently();
    const misplaced = misplacedFor(settings.teams, { team_id, enterprise_id, is_enterprise_install });
    if (misplaced) throw misplaced;
    await keepOrganisation(reception, team_id!, enterprise_id);
    return { teamId: team_id!, botToken, ...(bot_id && { botId: bot_id }), ...(user_id && { botUserId: user_id }) };
  }

  /** Asks Slack which workspace the token belongs to, and tries until Slack answers. */
  async function patiently(): Promise<webApi.AuthTestResponse> {
    const patient = { ...callOptions(settings), retryConfig: { forever: true, maxTimeout: callMs } };
    const web = new webApi.WebClient(botToken, patient);
    for (;;) {
      try {
        return await web.auth.test();
      } catch (error) {
        const refused = refusedIn(error, "SLACK_BOT_TOKEN");
        if (refused) throw refused;
        settings.log.warn({ error: (error as Error).name }, "Slack does not say who we are; asking again");
        await pause(againMs);
      }
    }
  }

  return {
    async start() {
      one = introduce();
      return (await one).teamId;
    },
    installed: async () => [],
    serves: async (team) => (await one)?.teamId === team,
    async authorize(team) {
      if (!one) throw new Error("Slack has not been asked yet which workspace this is.");
      const known = await one;
      if (known.teamId !== team) throw new UnknownWorkspace(team);
      return known;
    },
    async forget(team) {
      if ((await one)?.teamId !== team) return; // the event is of another workspace, which had the app before
      settings.onLost(new LostToken("SLACK_BOT_TOKEN", "the app was uninstalled"));
    },
  };
}
