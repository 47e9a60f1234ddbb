import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver, type InstallationStore } from "@slack/bolt";
import { boltLog } from "./bolt-log.ts";
import { scopes } from "./scopes.ts";
import type { OAuth, SlackSettings } from "./settings.ts";
import { callOptions } from "./workspaces.ts";

export const installPath = "/slack/install";
export const redirectPath = "/slack/oauth_redirect";

/** Bolt's own pages for "Add to Slack", for as many workspaces as like. */
export function installPages(settings: SlackSettings, oauth: OAuth, installationStore: InstallationStore) {
  const { clientId, clientSecret, stateSecret, authorizeUrl } = oauth;
  const receiver = new HTTPReceiver({
    signingSecret: randomUUID(), // of no use: it takes no events, which have a receiver of their own
    endpoints: [],
    clientId,
    clientSecret,
    stateSecret,
    scopes,
    installationStore,
    logger: boltLog(settings.log),
    installerOptions: {
      clientOptions: callOptions(settings),
      installPath,
      redirectUriPath: redirectPath,
      ...(authorizeUrl && { authorizationUrl: authorizeUrl }),
    },
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method === "GET") receiver.requestListener(request, response);
    else response.writeHead(405).end();
  };
}
