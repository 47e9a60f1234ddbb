import { SlackRefusal } from "./refusal.ts";
import { install, installForAWhile } from "./roster.ts";
import { appId, type Json, secret, type Team, type Token, type World } from "./world.ts";

export interface Client {
  clientId: string;
  clientSecret: string;
}

interface Grant {
  team: Team;
  user: string;
  scopes: string[];
  redirectUri: string | undefined;
  orgWide: boolean;
  spent: boolean;
}

/** What whoever installs it chooses on the consent page, and how their browser asks. */
export interface Consent {
  /** For every workspace of the organisation at once. */
  orgWide?: boolean;
  language?: string;
}

/** Whether tokens expire, as they do once an app has opted into token rotation. */
export interface Rotation {
  lifeMs?: number;
}

export function createOauth(world: World, client: Client, rotation: Rotation) {
  const grants = new Map<string, Grant>();

  function checkClient(args: Json, authorization: string): void {
    const coded = authorization.match(/^Basic (.+)$/)?.[1] ?? "";
    const basic = Buffer.from(coded, "base64").toString().split(":");
    const [id = "", key = ""] = basic.length > 1 ? basic : [args.client_id, args.client_secret].map(String);
    if (id !== client.clientId) throw new SlackRefusal("invalid_client_id");
    if (key !== client.clientSecret) throw new SlackRefusal("bad_client_secret");
  }

  /** A refresh token is taken once; a new pair comes for it. */
  function refreshed(args: Json): Json {
    const token = world.teams
      .flatMap(({ tokens }) => tokens)
      .find(({ refresh }) => refresh?.token === args.refresh_token);
    if (!token?.refresh || token.refresh.isUsed) throw new SlackRefusal("invalid_refresh_token");
    if (token.state !== "live") throw new SlackRefusal("token_revoked");
    token.refresh.isUsed = true;
    return pairOf(installForAWhile(world, token.team, token.scopes, rotation.lifeMs ?? 0));
  }

  function pairOf({ token, team, scopes, expiresAt = 0, refresh }: Token): Json {
    return {
      app_id: appId,
      scope: scopes.join(","),
      token_type: "bot",
      access_token: token,
      refresh_token: refresh?.token,
      expires_in: Math.round((expiresAt - world.clock()) / 1000),
      bot_user_id: team.bot.userId,
      team: { id: team.id, name: team.name },
      enterprise: team.organisation ?? null,
      is_enterprise_install: false,
    };
  }

  return {
    checkClient,

    /** What the consent page gives once somebody has allowed the app into a workspace. */
    grant(asked: URLSearchParams, team: Team, user: string, { orgWide = false }: Consent = {}): string {
      if (asked.get("client_id") !== client.clientId) throw new Error("the consent page knows no such client_id");
      const code = secret();
      const scopes = (asked.get("scope") ?? "").split(",").filter(Boolean);
      grants.set(code, {
        team,
        user,
        scopes,
        redirectUri: asked.get("redirect_uri") ?? undefined,
        orgWide,
        spent: false,
      });
      return code;
    },

    access(args: Json, authorization: string): Json {
      checkClient(args, authorization);
      if (args.grant_type === "refresh_token") return refreshed(args);
      const grant = grants.get(String(args.code));
      if (!grant) throw new SlackRefusal("invalid_code");
      if (grant.redirectUri !== args.redirect_uri) throw new SlackRefusal("bad_redirect_uri");
      if (grant.spent) throw new SlackRefusal("code_already_used");
      grant.spent = true;
      if (rotation.lifeMs !== undefined && !grant.orgWide) {
        const pair = pairOf(installForAWhile(world, grant.team, grant.scopes, rotation.lifeMs));
        return { ...pair, authed_user: { id: grant.user } };
      }
      return {
        app_id: appId,
        authed_user: { id: grant.user },
        scope: grant.scopes.join(","),
        token_type: "bot",
        access_token: install(world, grant.team, grant.scopes, grant.orgWide),
        bot_user_id: grant.team.bot.userId,
        team: grant.orgWide ? null : { id: grant.team.id, name: grant.team.name },
        enterprise: grant.team.organisation ?? null,
        is_enterprise_install: grant.orgWide,
      };
    },
  };
}

export type Oauth = ReturnType<typeof createOauth>;

/** Somebody at a browser: the bot's install page, Slack's consent page, and back with the cookies of the first. */
export async function throughTheBrowser(
  oauth: Oauth,
  installUrl: string,
  team: Team,
  user: string,
  how: Consent = {},
): Promise<Response> {
  const first = await fetch(installUrl, { redirect: "manual" });
  const page = await first.text();
  const link = first.headers.get("location") ?? page.match(/href="([^"]*client_id=[^"]*)"/)?.[1];
  if (!link) throw new Error(`${installUrl} leads nowhere: ${first.status} ${page.slice(0, 200)}`);
  const asked = new URL(link.replaceAll("&amp;", "&")).searchParams;
  // The public address of the redirect is somebody else's proxy: here its path leads straight to the bot.
  const path = new URL(asked.get("redirect_uri") ?? "/slack/oauth_redirect", installUrl).pathname;
  const back = new URL(path, installUrl);
  back.searchParams.set("code", oauth.grant(asked, team, user, how));
  if (asked.get("state")) back.searchParams.set("state", asked.get("state") ?? "");
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const language = how.language && { "accept-language": how.language };
  return fetch(back, { headers: { cookie, ...language }, redirect: "manual" });
}
