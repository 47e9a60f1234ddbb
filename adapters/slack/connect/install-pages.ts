import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver, type Installation, type InstallationStore, webApi } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import { isEnrolled } from "../../../src/desk/platform.ts";
import { languageOf } from "../../../src/words/languages.ts";
import { inLanguage, learn, say, t } from "../../../src/words/words.ts";
import type { OAuth, SlackSettings } from "../settings.ts";
import { groupScope, scopes } from "../settings.ts";
import { isGroup } from "./agent-groups.ts";
import { boltLog } from "./bolt-log.ts";
import { callOptions } from "./call-options.ts";

export const installPath = "/slack/install";
export const redirectPath = "/slack/oauth_redirect";

type Installed = Installation<"v1" | "v2", boolean>;

/** Bolt's pages for "Add to Slack". Only workspaces that are served can install the app. */
export function installPages(settings: SlackSettings, oauth: OAuth, installationStore: InstallationStore) {
  const { clientId, clientSecret, stateSecret, authorizeUrl } = oauth;
  const receiver = new HTTPReceiver({
    signingSecret: randomUUID(), // unused, because events have a receiver of their own
    endpoints: [],
    clientId,
    clientSecret,
    stateSecret,
    scopes: settings.agentGroups.some(isGroup) ? [...scopes, groupScope] : scopes,
    installationStore,
    logger: boltLog(settings.log),
    installerOptions: {
      clientOptions: callOptions(settings),
      installPath,
      redirectUriPath: redirectPath,
      ...(authorizeUrl && { authorizationUrl: authorizeUrl }),
      callbackOptions: {
        /** Called before the token is kept. */
        async afterInstallation(installed, _, request, response) {
          const why = whyNot(settings, installed);
          if (!why) return true;
          const isBack = await giveBack(settings, installed);
          await show(request, response, [why, t(isBack ? "slack.install-given-back" : "slack.install-still-there")]);
          return false;
        },
      },
    },
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method === "GET") receiver.requestListener(request, response);
    else response.writeHead(405).end();
  };
}

function whyNot({ teams }: SlackSettings, { team, enterprise, isEnterpriseInstall }: Installed): Text | undefined {
  if (!team || isEnterpriseInstall) return t("slack.install-no-workspace");
  if (isEnrolled(teams, team.id, enterprise?.id)) return undefined;
  return t("slack.install-not-served", { name: team.name ?? team.id, team: team.id });
}

/** Uninstalls the app again. False when Slack did not revoke everything. */
async function giveBack(settings: SlackSettings, { bot, user, team, enterprise }: Installed): Promise<boolean> {
  const who = { team: team?.id ?? enterprise?.id };
  settings.log.warn(who, "a workspace that is not served wanted the app; it was refused");
  const tokens = [bot?.token, user.token].filter((token) => token !== undefined);
  const given = await Promise.allSettled(
    tokens.map((token) => new webApi.WebClient(token, callOptions(settings)).auth.revoke()),
  );
  const failed = given.flatMap((each) => (each.status === "rejected" ? [each.reason as Error] : []));
  for (const { name, message } of failed)
    settings.log.error({ ...who, error: name, message }, "Slack did not take the token back; it is not kept");
  return failed.length === 0;
}

/** Shows a page in the language of the browser. */
async function show(request: IncomingMessage, response: ServerResponse, texts: Text[]): Promise<void> {
  const language = languageOf(request.headers["accept-language"]);
  await learn(language);
  const [title = "", ...lines] = inLanguage(language, () =>
    [t("slack.install-title"), ...texts].map((text) => escaped(say(text, String))),
  );
  response.writeHead(403, { "content-type": "text/html; charset=utf-8" });
  response.end(
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>` +
      `${lines.map((line) => `<p>${line}</p>`).join("")}</html>`,
  );
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
}
