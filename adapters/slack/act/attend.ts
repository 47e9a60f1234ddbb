import type { AckFn, App } from "@slack/bolt";
import { StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { inVain } from "../../chat/in-vain.ts";
import { at, word } from "../../chat/payload.ts";
import { addressOf, personId } from "../address.ts";
import { whyOf } from "../connect/error-codes.ts";
import { UnknownWorkspace } from "../connect/workspace.ts";
import { limits } from "../limits.ts";
import { teamOf } from "../read/read.ts";
import { createExcuses } from "./excuses.ts";
import { createHearing } from "./hear.ts";
import type { Ack, ActParts, Turn } from "./parts.ts";
import { createPresses } from "./press.ts";
import { createTurnAway } from "./turn-away.ts";

/** How much of a trigger's time is left for opening modals, if there are always people who wait for an ack (ms). */
const leftMs = 1_000;

/**
 * Handles every delivery of Slack. What people do is committed before it is acknowledged, and what follows the ack waits
 * for its turn. There is one listener for everything, because Bolt runs each of its listeners for each delivery.
 */
export function attend(app: App, parts: ActParts): void {
  const { settings, deliveries, workspaces, reception, way, wayIn } = parts;
  const { clock } = settings;
  const turnAway = createTurnAway(parts);
  const excuse = createExcuses(parts);
  const hear = createHearing(parts);
  const press = createPresses(parts);

  app.use(async (delivery) => {
    const { body, context } = delivery;
    const client = (context.ours ?? delivery.client) as App["client"];
    const given = "ack" in delivery ? (delivery.ack as AckFn<unknown>) : undefined; // an event is acked when all is done
    const came = clock();
    let isAcked = false;
    const ack: Ack = async (said) => {
      isAcked = true;
      await given?.(said);
    };
    const by = came + limits.triggerMs;
    const turn: Turn = async () => {
      if (isAcked && given) await deliveries.turn({ by, mostMs: by - leftMs - clock() });
    };
    try {
      await take(body, ack, turn);
      void way.came();
    } catch (error) {
      if (!(error instanceof StoreDown)) fails(body, error);
      if (!context.retryNum) await excuse({ client, body, ack, isAcked }, error);
      if (word(body, "type") === "event_callback") throw error; // without an ack Slack sends an event again
    }
  });

  function fails(body: unknown, error: unknown): void {
    if (error instanceof UnknownWorkspace) return; // nobody is there
    const { name, message } = error as Error;
    settings.log.error({ error: name, message }, "what somebody did in Slack went wrong");
    inVain(reception, `slack:${teamOf(body)}`, whyOf(error));
  }

  async function take(body: unknown, ack: Ack, turn: Turn): Promise<void> {
    if (hasLeft(body)) return leave(body);
    if (isOfMembers(body)) return someoneLeft(body);
    const team = teamOf(body);
    if (team !== undefined && !(await workspaces.serves(team)))
      return turnAway(body, team, ack, turn, t("slack.not-served", { team }));
    if (team !== undefined && !(await isInstalled(team)))
      return turnAway(body, team, ack, turn, t("slack.not-installed"));
    return word(body, "type") === "event_callback" ? hear(body) : press(body, ack, turn);
  }

  /** Slack may know the app there from an earlier setting, such as a single bot token, and this desk not. */
  async function isInstalled(team: string): Promise<boolean> {
    try {
      await workspaces.authorize(team);
      return true;
    } catch (error) {
      return !(error instanceof UnknownWorkspace); // any other is told where the token is needed
    }
  }

  /** Handles that somebody was deactivated, or that a guest has left the channel in which they were a customer. */
  async function someoneLeft(body: unknown): Promise<void> {
    const team = teamOf(body);
    if (team === undefined || !(await workspaces.serves(team))) return;
    const [member, channel] = [word(body, "event", "user"), word(body, "event", "channel")];
    if (at(body, "event", "user", "deleted") === true) {
      const user = word(body, "event", "user", "id");
      if (user) await reception.left(personId(team, user));
    } else if (member && channel && !(await wayIn.belongs(personId(team, member)))) {
      await reception.left(personId(team, member), { at: addressOf({ team, channel }) });
    }
  }

  /** Handles that the app was removed from a workspace, also from one that is not served. */
  async function leave(body: unknown): Promise<void> {
    const team = word(body, "team_id");
    const isBots =
      word(body, "event", "type") === "app_uninstalled" || word(body, "event", "tokens", "bot", 0) !== undefined;
    if (isBots && team) await workspaces.forget(team);
  }
}

function isOfMembers(body: unknown): boolean {
  return ["user_change", "member_left_channel"].includes(word(body, "event", "type") ?? "");
}

function hasLeft(body: unknown): boolean {
  return ["app_uninstalled", "tokens_revoked"].includes(word(body, "event", "type") ?? "");
}
