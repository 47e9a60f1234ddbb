import { setTimeout as pause } from "node:timers/promises";
import { createRecent, isServed, type Reception, StoreDown } from "../../../src/desk/platform.ts";
import type { OAuth, SlackSettings } from "../settings.ts";
import { installName, keepOrganisation, organisationOf } from "./organisations.ts";
import { createRenewal, type StoredInstallation } from "./renewal.ts";
import { type Kept, UnknownWorkspace } from "./workspace.ts";

/** How often an installation that is in use is stored again (ms), because the vault forgets entries after a year. */
const renewMs = 30 * 24 * 60 * 60_000;
const cacheMs = 60_000;
const mostKnown = 10_000;
const storeAwayMs = 1_000;

/** Manages the installations of any number of workspaces, each with a token of its own. */
export function manyWorkspaces(settings: SlackSettings, oauth: OAuth, reception: Reception): Kept {
  const { clock, log, teams } = settings;
  const cache = createRecent<{ until: number; stored: StoredInstallation | undefined }>(mostKnown);
  /** Renewed installations that are not stored yet. */
  const owed = new Map<string, StoredInstallation>();
  const renewal = createRenewal({ settings, oauth, reception, load, keep });

  async function put(team: string, installation: StoredInstallation["installation"]): Promise<StoredInstallation> {
    const stored = { at: clock(), installation };
    await keepOrganisation(reception, team, installation.enterprise?.id);
    await reception.remember(installName(team), JSON.stringify(stored));
    owed.delete(team);
    cache.set(team, { until: stored.at + cacheMs, stored });
    return stored;
  }

  /**
   * Stores a renewed installation. Slack gives a renewed token only once, so it is used from memory until it is stored.
   */
  async function keep(team: string, installation: StoredInstallation["installation"]): Promise<StoredInstallation> {
    const stored = { at: clock(), installation };
    owed.set(team, stored);
    try {
      return await put(team, installation);
    } catch (error) {
      log.error({ team, error: (error as Error).name }, "a renewed token can't be kept yet; it is used meanwhile");
      void keepOn(team, stored);
      return stored;
    }
  }

  async function keepOn(team: string, stored: StoredInstallation): Promise<void> {
    while (owed.get(team) === stored) {
      await pause(storeAwayMs, undefined, { ref: false });
      await put(team, stored.installation).catch(() => {}); // the failure was logged above
    }
  }

  /** The installation as it is stored now, whichever desk has stored it. */
  async function load(team: string): Promise<StoredInstallation | undefined> {
    const said = await reception.recall(installName(team));
    const stored = owed.get(team) ?? (said === undefined ? undefined : (JSON.parse(said) as StoredInstallation));
    cache.set(team, { until: clock() + cacheMs, stored });
    return stored;
  }

  async function find(team: string): Promise<StoredInstallation | undefined> {
    const known = cache.get(team);
    if (known && known.until > clock()) return known.stored;
    let stored: StoredInstallation | undefined;
    try {
      stored = await load(team);
    } catch (error) {
      // with a known token, people there can be told that the database is away
      if (error instanceof StoreDown && known) return known.stored;
      throw error;
    }
    if (stored && stored.at + renewMs < clock()) return put(team, stored.installation);
    return stored;
  }

  async function forget(team: string): Promise<void> {
    cache.delete(team);
    owed.delete(team);
    await reception.remember(installName(team), "");
    log.info({ team }, "the app was taken out of a workspace");
  }

  const serves = (team: string): Promise<boolean> => isServed(teams, team, (its) => organisationOf(reception, its));

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
      const stored = await find(team);
      if (!stored?.installation.bot) throw new UnknownWorkspace(team);
      const { token, id, userId } = (await renewal.inForce(team, stored)).installation.bot!;
      return { teamId: team, botToken: token, botId: id, botUserId: userId };
    },
    store: {
      async storeInstallation(installation) {
        const team = installation.team!.id; // the install pages let no installation without a team through
        await put(team, installation as StoredInstallation["installation"]);
        log.info({ team }, "the app was installed in a workspace");
      },
      async fetchInstallation({ teamId }) {
        const stored = teamId ? await find(teamId) : undefined;
        if (!stored) throw new UnknownWorkspace(teamId ?? "?");
        return stored.installation;
      },
      async deleteInstallation({ teamId }) {
        if (teamId) await forget(teamId);
      },
    },
  };
}
