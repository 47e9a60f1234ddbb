import { App, HTTPReceiver, type Installation, webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import type { FakeSlack } from "./fake-slack.ts";
import { fakeSlack, quiet, serve } from "./tiny-bot.ts";

const scopes = ["commands", "chat:write"];

/** A real Bolt app for several workspaces, which keeps its installations in a map. */
async function installable(redirectUri?: string) {
  const slack = await fakeSlack();
  const kept = new Map<string, Installation<"v1" | "v2", boolean>>();
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    stateSecret: "state-secret-of-the-tests",
    scopes,
    logger: quiet,
    ...(redirectUri && { redirectUri }),
    installerOptions: {
      clientOptions,
      authorizationUrl: slack.authorizeUrl,
      directInstall: true,
      ...(redirectUri && { redirectUriPath: new URL(redirectUri).pathname }),
    },
    installationStore: {
      async storeInstallation(installation) {
        kept.set(installation.team?.id ?? "", installation);
      },
      async fetchInstallation(query) {
        const found = kept.get(query.teamId ?? "");
        if (!found) throw new Error("not installed");
        return found as Installation<"v2", false>;
      },
      async deleteInstallation(query) {
        kept.delete(query.teamId ?? "");
      },
    },
  });
  const app = new App({
    receiver,
    clientOptions,
    logger: quiet,
  });
  app.command("/account", async ({ ack, context }) => ack(`You are in ${context.botToken?.split("-")[1]}.`));
  app.event("app_uninstalled", async ({ context }) => void kept.delete(context.teamId ?? ""));
  const origin = await serve((request, response) => receiver.requestListener(request, response));
  slack.listensAt(`${origin}/slack/events`);
  return { slack, kept, origin, install: `${origin}/slack/install` };
}

describe("a workspace", () => {
  test("gets the app through the browser, uses it with a token of its own, and loses it", async () => {
    const { slack, kept, install } = await installable();
    const other = slack.newTeam("Other");
    const olga = slack.person("Olga", { team: other });
    expect((await slack.installThrough(install, olga)).status).toBe(200);
    expect(kept.get(other.id)).toMatchObject({
      team: { id: other.id, name: "Other" },
      user: { id: olga.id },
      bot: { userId: other.bot.userId, id: other.bot.botId, scopes, token: other.tokens[0]?.token },
    });
    expect(await olga.command("/account open")).toMatchObject({ payload: { text: `You are in ${other.id}.` } });
    await slack.uninstall(other);
    await slack.until(() => !kept.has(other.id));
    expect(await olga.command("/account open")).toMatchObject({ outcome: "stopped" });
  });

  test("a redirect uri that was agreed on is the way back, and the only one", async () => {
    const { slack, kept, install } = await installable("https://desk.example.com/slack/back");
    const olga = slack.person("Olga", { team: slack.newTeam("Other") });
    expect((await slack.installThrough(install, olga)).status).toBe(200);
    expect(kept.size).toBe(1);
    expect(await access(slack, { redirect_uri: "https://elsewhere.example.com" })).toBe("bad_redirect_uri");
  });
});

/** Asks for a token again, as it was asked for before but for these arguments. */
async function access(slack: FakeSlack, given: Record<string, unknown>): Promise<string | undefined> {
  const { args } = slack.calls.find(({ method }) => method === "oauth.v2.access") ?? { args: {} };
  const web = new webApi.WebClient("", { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: quiet });
  return web.apiCall("oauth.v2.access", { ...args, ...given }).then(
    () => "ok",
    (error: { data?: { error?: string } }) => error.data?.error,
  );
}

test("with token rotation a token ends, and its refresh token gets another one, once", async () => {
  const { slack, kept, install } = await installable();
  const other = slack.newTeam("Other");
  slack.rotation.lifeMs = 43_200_000;
  await slack.installThrough(install, slack.person("Olga", { team: other }));
  const { token, refreshToken, expiresAt } = kept.get(other.id)!.bot!;
  expect([token, refreshToken]).toEqual([expect.stringMatching(/^xoxe\.xoxb-1-/), expect.stringMatching(/^xoxe-1-/)]);
  expect(expiresAt! * 1000 - Date.now()).toBeLessThanOrEqual(slack.rotation.lifeMs);
  const test = (bearer: string) => {
    const web = new webApi.WebClient(bearer, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: quiet });
    return web.auth.test().then(
      () => "ok",
      (error: { data?: { error?: string } }) => error.data?.error,
    );
  };
  const refresh = { grant_type: "refresh_token", refresh_token: refreshToken };
  expect(await test(token)).toBe("ok");
  slack.pass(slack.rotation.lifeMs);
  expect(await test(token)).toBe("token_expired");
  expect(await access(slack, { ...refresh, client_secret: "guess" })).toBe("bad_client_secret");
  expect(await access(slack, refresh)).toBe("ok");
  expect(await access(slack, refresh)).toBe("invalid_refresh_token");
  expect(await test(other.tokens.at(-1)!.token)).toBe("ok");
});

test("oauth.v2.access knows the client, and a code once", async () => {
  const { slack, install } = await installable();
  await slack.installThrough(install, slack.person("Olga", { team: slack.newTeam("Other") }));
  expect(await access(slack, {})).toBe("code_already_used");
  expect(await access(slack, { code: "made-up" })).toBe("invalid_code");
  expect(await access(slack, { client_secret: "guess" })).toBe("bad_client_secret");
  expect(await access(slack, { client_id: "1.1" })).toBe("invalid_client_id");
});
