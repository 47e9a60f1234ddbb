import type { SlackSettings } from "../../adapters/slack/index.ts";
import { type Agented, rightsAreFresh } from "../platform/rights.ts";
import { fillsIn } from "./acts.ts";
import { slackDesk } from "./slack-desk.ts";

async function stand(): Promise<Agented> {
  const settings: Partial<SlackSettings> = { agentGroups: ["S000000000"] };
  const desk = await slackDesk({ settings });
  const { slack } = desk;
  const mei = slack.person("Mei");
  const group = slack.newGroup("agents", [mei]);
  Object.assign(settings.agentGroups!, [group.id]);
  await fillsIn(desk, mei);
  await desk.quiet();
  return {
    desk,
    sends: () =>
      mei.press(
        slack.read(mei).findLast((message) => slack.screen(message).includes("[Text the code"))!,
        "Text the code to",
      ),
    opens: () => mei.command("/account verify"),
    loses: () => {
      group.members = [];
    },
    reads: () =>
      slack
        .read(mei)
        .map((message) => slack.screen(message))
        .join("\n"),
    asked: () => slack.calls.filter(({ method }) => method === "users.info").length,
  };
}

rightsAreFresh("Slack", stand);
