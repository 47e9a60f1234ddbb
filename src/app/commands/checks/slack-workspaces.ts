import { isEnrolled } from "../../../desk/enrolment.ts";
import { slackGroupScope, slackInstallName, slackOrganisationName, slackScopes } from "../../platforms.ts";
import type { Config } from "../../settings/config.ts";
import { isInSlack } from "../../settings/in-chat.ts";
import { inspectRemembered } from "../../stores.ts";
import { type Called, call } from "./call.ts";
import { type Check, type CheckInput, type Finding, fine, warn, wrong } from "./check.ts";

/** A workspace that has installed the app and is served, by its own token. */
interface Workspace {
  /** The workspace's name. */
  called: string;
  token: string;
  /** Whether the token has ended and is renewed when it is used next. */
  isRenewed: boolean;
}

const atOnce = 8;

/** Checks the token of every workspace that has installed the app, where several may. */
export const workspacesCheck: Check = {
  title: "Slack's workspaces",
  async run(input) {
    const { config } = input;
    if (!isInSlack(config) || !config.SLACK_CLIENT_ID) return undefined;
    const all = await workspacesOf(config, input.clock());
    const workspaces = all.filter(({ isRenewed }) => !isRenewed);
    if (all.length === 0) return fine("none has the app yet; they install it at /slack/install of this desk");
    const lacks: string[] = [];
    let silent: string | undefined;
    for (let from = 0; from < workspaces.length; from += atOnce) {
      const some = workspaces.slice(from, from + atOnce);
      for (const [n, answer] of (await Promise.all(some.map(({ token }) => asked(input, token)))).entries()) {
        const lack = lackOf(config, answer);
        if (answer.is === "silent") silent = answer.why;
        if (lack) lacks.push(`${some[n]!.called} ${lack}`);
      }
    }
    if (lacks.length > 0) return again(lacks);
    if (silent !== undefined) return warn(`can't be looked at: Slack can't be reached (${silent}).`);
    return fine(all.length === 1 ? "one has the app" : `${all.length} have the app`);
  },
};

function again(lacks: readonly string[]): Finding {
  return wrong(
    `${lacks.join(", and ")}. Have the app installed there once more, at /slack/install of this desk; the others go on meanwhile.`,
  );
}

const asked = (input: CheckInput, token: string): Promise<Called> =>
  call(input, `${input.config.SLACK_API_URL}auth.test`, `Bearer ${token}`, "POST");

/** What the workspace's token lacks. Undefined when it lacks nothing, or Slack does not tell. */
function lackOf({ SLACK_AGENT_GROUPS: agents }: Config, answer: Called): string | undefined {
  if (answer.is === "silent") return undefined;
  const { ok, error } = answer.body;
  if (ok !== true) return typeof error === "string" && isOver.test(error) ? `has taken its token back` : undefined;
  const namesGroups = [agents ?? []].flat().some((id) => id.startsWith("S"));
  const has = (answer.headers.get("x-oauth-scopes") ?? "").split(",").map((scope) => scope.trim());
  const missing = [...slackScopes, ...(namesGroups ? [slackGroupScope] : [])].filter((scope) => !has.includes(scope));
  return missing.length > 0 ? `lacks ${missing.join(", ")}` : undefined;
}

const isOver = /^(invalid_auth|account_inactive|token_revoked|token_expired|not_authed)$/;

async function workspacesOf(config: Config, now: number): Promise<Workspace[]> {
  const [kept, organisations] = await Promise.all(
    [slackInstallName(""), slackOrganisationName("")].map((beginning) => inspectRemembered(config, beginning)),
  );
  const listed = config.SLACK_TEAMS ?? "*";
  return [...kept!.values()].flatMap((said) => {
    const { installation } = JSON.parse(said) as { installation: Installation };
    const { team, enterprise, bot } = installation;
    const organisation = enterprise?.id ?? organisations!.get(slackOrganisationName(team.id));
    if (!bot || !isEnrolled([listed].flat(), team.id, organisation)) return [];
    const isRenewed = bot.refreshToken !== undefined && (bot.expiresAt ?? 0) * 1000 < now;
    return { called: team.name ? `${team.name} (${team.id})` : team.id, token: bot.token, isRenewed };
  });
}

interface Installation {
  team: { id: string; name?: string };
  enterprise?: { id: string };
  bot?: { token: string; refreshToken?: string; expiresAt?: number };
}
