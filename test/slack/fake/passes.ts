import { type Channel, secret, type Team, type World } from "./world.ts";

interface Trigger {
  team: Team;
  user: string;
  /** The view it was pressed in: where a push goes. */
  view?: string;
  bornAt: number;
  spent: boolean;
}

/** One `response_url`: five uses within half an hour. */
export interface ReplyPass {
  team: Team;
  channel: Channel;
  user: string;
  /** The message it belongs to; a slash command has none. */
  ts?: string;
  thread_ts?: string;
  bornAt: number;
  uses: number;
}

const triggerLifeMs = 3_000;
const replyLifeMs = 30 * 60_000;
const replyUses = 5;

export interface Passes {
  trigger(made: Omit<Trigger, "bornAt" | "spent">): string;
  /** Gives the name of the error when it no longer opens anything. */
  exchange(id: unknown, team: Team): Trigger | string;
  replyUrl(made: Omit<ReplyPass, "bornAt" | "uses">): string;
  reply(path: string): ReplyPass | string;
}

export function createPasses(world: World): Passes {
  const triggers = new Map<string, Trigger>();
  const replies = new Map<string, ReplyPass>();

  const refuseTrigger = (error: string) => {
    world.fault("trigger refused", error);
    return error;
  };
  const refuseReply = (error: string) => {
    world.fault("response_url refused", error);
    return error;
  };

  return {
    trigger(made) {
      const id = `${Math.floor(world.clock() / 1000)}.${made.team.id.slice(1)}.${secret()}`;
      triggers.set(id, { ...made, bornAt: world.clock(), spent: false });
      return id;
    },
    exchange(id, team) {
      const trigger = triggers.get(String(id));
      if (!trigger || trigger.team !== team) return refuseTrigger("invalid_trigger_id");
      if (trigger.spent) return refuseTrigger("exchanged_trigger_id");
      if (world.clock() - trigger.bornAt > triggerLifeMs) return refuseTrigger("expired_trigger_id");
      trigger.spent = true;
      return trigger;
    },
    replyUrl(made) {
      const path = `/actions/${made.team.id}/${secret(4)}/${secret()}`;
      replies.set(path, { ...made, bornAt: world.clock(), uses: 0 });
      return world.url + path;
    },
    reply(path) {
      const pass = replies.get(path);
      if (!pass) return refuseReply("invalid_url");
      if (world.clock() - pass.bornAt > replyLifeMs) return refuseReply("expired_url");
      if (pass.uses >= replyUses) return refuseReply("used_url");
      pass.uses++;
      return pass;
    },
  };
}
