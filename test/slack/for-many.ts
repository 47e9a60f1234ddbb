import { type SlackDeskOptions, slackDesk } from "./slack-desk.ts";

/** A desk that any workspace may install, in its own right. */
export function forMany(options: SlackDeskOptions = {}) {
  return slackDesk({
    ...options,
    settingsOf: (slack) => ({
      workspaces: {
        clientId: slack.clientId,
        clientSecret: slack.clientSecret,
        stateSecret: "a state secret of these tests",
        authorizeUrl: slack.authorizeUrl,
      },
    }),
  });
}
