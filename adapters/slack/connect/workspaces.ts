import { type AuthorizeResult, type Installation, type InstallationStore, webApi } from "@slack/bolt";
import { isEnrolled, namesOrganisations, type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { LostToken, type SlackSettings, WrongWorkspace } from "../settings.ts";
import { boltLog } from "./bolt-log.ts";
import { installName, keepOrganisation, organisationOf } from "./organisations.ts";
import { lostIn, plainFetch, watchedFetch } from "./watched-fetch.ts";

/** Slack's own patience with us is three seconds; ours with Slack is longer, as nobody waits for a post. */
const callMs = 10_000;

interface Workspace extends AuthorizeResult {
  teamId: string;
  botToken: string;
}

/** The bot is not, or no longer, in that workspace. */
export class UnknownWorkspace extends Error {
  override name = "UnknownWorkspace" as const;

  constructor(team: string) {
    super(`The app is not installed in workspace ${team}.`);
  }
}

export interface Workspaces {
  /** Resolves when the tokens are known to be good, with the workspace if there is just one. @throws LostToken, WrongWorkspace */
  start(): Promise<string | undefined>;
  /** Those that have the app and are served, where there can be several. */
  installed(): Promise<string[]>;
  /** Whether whoever runs the desk wants it served. */
  serves(team: string): Promise<boolean>;
  /** @throws UnknownWorkspace */
  authorize(team: string): Promise<Workspace>;
  /** @throws UnknownWorkspace */
  client(team: string): Promise<webApi.WebClient>;
  forget(team: string): Promise<void>;
  /** Where installations go, if there can be several. */
  store?: InstallationStore;
}

/** Posts are tried once and in time: the outbox tries again, and so does nobody else. */
export function callOptions(settings: SlackSettings, setting = "SLACK_BOT_TOKEN"): webApi.WebClientOptions {
  const isOne = "botToken" in settings.workspaces;
  return {
    slackApiUrl: settings.apiUrl,
    logger: boltLog(settings.log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callMs,
    fetch: isOne ? watchedFetch(settings, setting) : plainFetch(settings),
  };
}

export function createWorkspaces(settings: SlackSettings, reception: Reception): Workspaces {
  const { workspaces } = settings;
  const clients = new Map<string, webApi.WebClient>();

  function clientOf({ botToken }: Workspace): webApi.WebClient {
    const known = clients.get(botToken);
    if (known) return known;
    const fresh = new webApi.WebClient(botToken, callOptions(settings));
    clients.set(botToken, fresh);
    return fresh;
  }

  const kept = "botToken" in workspaces ? theOne(settings, workspaces.botToken, reception) : many(settings, reception);
  return { ...kept, client: async (team) => clientOf(await kept.authorize(team)) };
}

type Kept = Omit<Workspaces, "client">;

function theOne(settings: SlackSettings, botToken: string, reception: Reception): Kept {
  let one: Promise<Workspace> | undefined;

  /** Waits for Slack as long as it takes. */
  async function introduce(): Promise<Workspace> {
    const patient = { ...callOptions(settings), retryConfig: { forever: true, maxTimeout: callMs } };
    const { team_id, bot_id, user_id, enterprise_id, is_enterprise_install } = await new webApi.WebClient(
      botToken,
      patient,
    ).auth
      .test()
      .catch((error) => {
        throw lostIn(error, "SLACK_BOT_TOKEN") ?? error;
      });
    if (is_enterprise_install)
      throw new WrongWorkspace(
        "SLACK_BOT_TOKEN is for a whole organisation. Install the app in one workspace instead.",
      );
    if (!isEnrolled(settings.teams, team_id!, enterprise_id))
      throw new WrongWorkspace(`SLACK_TEAMS does not list ${team_id}, the workspace of SLACK_BOT_TOKEN. Add it there.`);
    await keepOrganisation(reception, team_id!, enterprise_id);
    return { teamId: team_id!, botToken, ...(bot_id && { botId: bot_id }), ...(user_id && { botUserId: user_id }) };
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
      if ((await one)?.teamId !== team) return; // another workspace that had the app
      settings.onLost(new LostToken("SLACK_BOT_TOKEN", "the app was uninstalled"));
    },
  };
}

/** What the vault keeps goes after a year, so an installation in use is put there again now and then. */
const renewMs = 30 * 24 * 60 * 60_000;
const cacheMs = 60_000;

interface Kin {
  at: number;
  installation: Installation<"v2", false>;
}

function many({ clock, log, teams }: SlackSettings, reception: Reception): Kept {
  const cache = new Map<string, { until: number; kin: Kin | undefined }>();

  async function put(team: string, installation: Kin["installation"]): Promise<Kin> {
    const kin = { at: clock(), installation };
    await keepOrganisation(reception, team, installation.enterprise?.id);
    await reception.remember(installName(team), JSON.stringify(kin));
    cache.set(team, { until: kin.at + cacheMs, kin });
    return kin;
  }

  async function find(team: string): Promise<Kin["installation"] | undefined> {
    const known = cache.get(team);
    if (known && known.until > clock()) return known.kin?.installation;
    let said: string | undefined;
    try {
      said = await reception.recall(installName(team));
    } catch (error) {
      if (error instanceof StoreDown && known) return known.kin?.installation; // whoever writes there can be told so
      throw error;
    }
    const kin = said === undefined ? undefined : (JSON.parse(said) as Kin);
    cache.set(team, { until: clock() + cacheMs, kin });
    if (kin && kin.at + renewMs < clock()) await put(team, kin.installation);
    return kin?.installation;
  }

  async function forget(team: string): Promise<void> {
    cache.delete(team);
    await reception.remember(installName(team), "");
    log.info({ team }, "the app was taken out of a workspace");
  }

  async function serves(team: string): Promise<boolean> {
    if (isEnrolled(teams, team)) return true;
    return namesOrganisations(teams) && isEnrolled(teams, team, await organisationOf(reception, team));
  }

  return {
    forget,
    start: async () => undefined,
    async installed() {
      const names = await reception.remembered(installName(""));
      const all = names.map((name) => name.slice(installName("").length));
      const served = await Promise.all(all.map(serves));
      return all.filter((_, n) => served[n]);
    },
    serves,
    async authorize(team) {
      const installation = await find(team);
      if (!installation?.bot) throw new UnknownWorkspace(team);
      const { token, id, userId } = installation.bot;
      return { teamId: team, botToken: token, botId: id, botUserId: userId };
    },
    store: {
      async storeInstallation(installation) {
        const team = installation.team!.id; // the install pages let no other through
        await put(team, installation as Kin["installation"]);
        log.info({ team }, "the app was installed in a workspace");
      },
      async fetchInstallation({ teamId }) {
        const installation = teamId ? await find(teamId) : undefined;
        if (!installation) throw new UnknownWorkspace(teamId ?? "?");
        return installation;
      },
      async deleteInstallation({ teamId }) {
        if (teamId) await forget(teamId);
      },
    },
  };
}
