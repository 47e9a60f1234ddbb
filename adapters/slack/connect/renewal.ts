import { setTimeout as pause } from "node:timers/promises";
import { type Installation, webApi } from "@slack/bolt";
import { createRecent, type Reception } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { OAuth, SlackSettings } from "../settings.ts";
import { callMs, callOptions } from "./call-options.ts";
import { codeOf } from "./error-codes.ts";

/** A workspace's installation as it is stored, and since when. */
export interface StoredInstallation {
  at: number;
  installation: Installation<"v2", false>;
}

export interface RenewalParts {
  settings: SlackSettings;
  oauth: OAuth;
  reception: Pick<Reception, "takeSlot" | "tellOperators">;
  /** The stored installation of a workspace, whichever desk has stored it. */
  load(team: string): Promise<StoredInstallation | undefined>;
  keep(team: string, installation: StoredInstallation["installation"]): Promise<StoredInstallation>;
}

/** The token has expired, and Slack gives no new one. */
class EndedToken extends Error {
  override name = "EndedToken" as const;

  constructor(team: string, cause: unknown) {
    super(`The token of workspace ${team} has ended and could not be renewed.`, { cause });
  }
}

/** How long before its end a token is renewed (ms). One with a short life is renewed in its last quarter. */
const soonMs = 2 * 60 * 60_000;
/** A token that lives at least this long is renewed in the background (ms). */
const enoughMs = 2 * callMs;
/** The time in which one desk alone may renew a token (ms). By its end the desk has renewed it or has failed. */
const slotMs = 15_000;
const pollMs = 250;
const mostKnown = 1_000;

/**
 * Renews tokens that expire, as those of an app with token rotation do. Slack takes a refresh token only once, so one
 * desk uses it, and the others load what that desk has stored.
 */
export function createRenewal({ settings, oauth, reception, load, keep }: RenewalParts) {
  const { clock, log } = settings;
  const underWay = new Map<string, Promise<StoredInstallation>>();
  const failed = createRecent<{ token: string; at: number; error: unknown }>(mostKnown);

  async function inForce(team: string, stored: StoredInstallation): Promise<StoredInstallation> {
    const ends = endOf(stored);
    const leftMs = ends - clock();
    if (leftMs > Math.min(soonMs, (ends - stored.at) / 4)) return stored;
    const renewed = underWay.get(team) ?? begin(team, stored);
    if (leftMs <= enoughMs) return renewed;
    renewed.catch(() => {}); // the failure was logged where it happened
    return stored;
  }

  function begin(team: string, stored: StoredInstallation): Promise<StoredInstallation> {
    const { token } = stored.installation.bot!;
    const before = failed.get(team);
    if (before?.token === token && before.at + slotMs > clock())
      return Promise.reject(new EndedToken(team, before.error));
    const renewed = renew(team, stored)
      .catch(async (error) => {
        failed.set(team, { token, at: clock(), error });
        tell(team, stored, error);
        throw new EndedToken(team, error);
      })
      .finally(() => underWay.delete(team));
    underWay.set(team, renewed);
    return renewed;
  }

  async function renew(team: string, stored: StoredInstallation): Promise<StoredInstallation> {
    const isNewer = (other: StoredInstallation | undefined): other is StoredInstallation =>
      other?.installation.bot !== undefined && other.installation.bot.token !== stored.installation.bot!.token;
    for (let waited = 0; !(await reception.takeSlot(`slack token ${team}`, slotMs)); waited += pollMs) {
      const now = await load(team);
      if (isNewer(now)) return now;
      if (waited > 2 * slotMs) throw new Error("Another desk was to renew it, and did not.");
      await pause(pollMs);
    }
    const now = await load(team);
    if (isNewer(now)) return now;
    try {
      return await keep(team, await asked(stored.installation));
    } catch (error) {
      const later = await load(team); // somebody may have installed the app again meanwhile
      if (isNewer(later)) return later;
      throw error;
    }
  }

  async function asked(installation: StoredInstallation["installation"]): Promise<StoredInstallation["installation"]> {
    const bot = installation.bot!;
    const web = new webApi.WebClient(undefined, callOptions(settings));
    const given = await web.oauth.v2.access({
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      grant_type: "refresh_token",
      refresh_token: bot.refreshToken!,
    });
    const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = given;
    if (!token || !refreshToken || !seconds) throw new Error("Slack gave no token.");
    const expiresAt = Math.floor(clock() / 1000) + seconds;
    return { ...installation, bot: { ...bot, token, refreshToken, expiresAt } };
  }

  /**
   * Tells the operators that a token could not be renewed: at once when Slack refuses, because it would refuse again;
   * after any other failure only when the token has expired.
   */
  function tell(team: string, stored: StoredInstallation, error: unknown): void {
    const code = codeOf(error);
    log.warn({ team, error: (error as Error).name, code }, "the token of this workspace could not be renewed");
    if (code === undefined && endOf(stored) > clock()) return;
    const notice = t(code === undefined ? "slack.token-ended" : "slack.token-not-renewed", { team, code: code ?? "" });
    void reception.tellOperators(`slack token ${team}`, notice);
  }

  return { inForce };
}

/** The instant at which a token expires (ms). Most tokens never do. */
function endOf({ installation: { bot } }: StoredInstallation): number {
  return bot?.expiresAt === undefined || !bot.refreshToken ? Number.POSITIVE_INFINITY : bot.expiresAt * 1000;
}
