import type { MessageKey } from "../en/all.ts";
import { approval } from "./approval.ts";
import { budgets } from "./budgets.ts";
import { chat } from "./chat.ts";
import { classroom } from "./classroom.ts";
import { create } from "./create.ts";
import { discord } from "./discord.ts";
import { discordCommand } from "./discord-command.ts";
import { chinese } from "./engine/all.ts";
import { errors } from "./errors.ts";
import { chatErrors } from "./errors-chat.ts";
import { domainErrors } from "./errors-domain.ts";
import { lcicErrors } from "./errors-lcic.ts";
import { fields } from "./fields.ts";
import { handouts } from "./handouts.ts";
import { link } from "./link.ts";
import { lists } from "./lists.ts";
import { mishaps } from "./mishaps.ts";
import { official } from "./official.ts";
import { openAccount } from "./open-account.ts";
import { page } from "./page.ts";
import { pause } from "./pause.ts";
import { play } from "./play.ts";
import { refused } from "./refused.ts";
import { remedies } from "./remedies.ts";
import { said } from "./said.ts";
import { slack } from "./slack.ts";
import { talk } from "./talk.ts";
import { terminal } from "./terminal.ts";
import { verify } from "./verify.ts";

export const zh: Record<MessageKey, string> = {
  ...chinese,
  ...talk,
  ...pause,
  ...approval,
  ...fields,
  ...errors,
  ...domainErrors,
  ...lcicErrors,
  ...chatErrors,
  ...refused,
  ...remedies,
  ...openAccount,
  ...verify,
  ...official,
  ...classroom,
  ...create,
  ...budgets,
  ...chat,
  ...link,
  ...lists,
  ...handouts,
  ...terminal,
  ...page,
  ...said,
  ...play,
  ...mishaps,
  ...slack,
  ...discord,
  ...discordCommand,
};
