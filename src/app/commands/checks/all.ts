import type { Check } from "./check.ts";
import { discordChecks } from "./discord.ts";
import { keyCheck } from "./key.ts";
import { nodeCheck } from "./node.ts";
import { operatorsCheck } from "./operators.ts";
import { slackChecks } from "./slack.ts";
import { workspacesCheck } from "./slack-workspaces.ts";
import { storeCheck } from "./store.ts";
import { tencentChecks } from "./tencent.ts";
import { textsCheck } from "./texts.ts";

/** In the order in which they are shown. */
export const checks: readonly Check[] = [
  nodeCheck,
  keyCheck,
  storeCheck,
  ...tencentChecks,
  textsCheck,
  ...slackChecks,
  workspacesCheck,
  ...discordChecks,
  operatorsCheck,
];
