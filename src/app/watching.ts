import type { Meters } from "../desk/meters.ts";
import type { CallOutcome } from "../tencent/outcome.ts";
import { createMetrics } from "./metrics/metrics.ts";
import type { Discord, Slack, Wanted } from "./platforms.ts";
import { createChatSides } from "./web/chat-side.ts";
import { createSides, type Side } from "./web/sides.ts";
import { createTencentSide } from "./web/tencent-side.ts";

export type Watching = ReturnType<typeof createWatching>;

/** How chats tell whether what people do there comes in. */
interface Lines {
  slack: Pick<Slack, "isReached">;
  discord: Pick<Discord, "line">;
}

/** What lets an operator see how a desk is: its metrics, and its sides one by one. */
export function createWatching({ slack, discord }: Pick<Wanted, "slack" | "discord">) {
  const metrics = createMetrics({ ofProcess: true });
  const sides = createSides([
    ...(slack ? (["slack"] as const) : []),
    ...(discord ? (["discord"] as const) : []),
    "tencent",
  ]);
  const chats = createChatSides();
  let ask: () => Promise<CallOutcome<unknown>>;
  const tencent = createTencentSide({ ask: () => ask() });
  const meters: Meters = {
    ...metrics.meters,
    posted(platform, is, ms) {
      metrics.meters.posted(platform, is, ms);
      chats.posted(platform, is);
    },
  };
  return {
    metrics,
    meters,
    sides,
    acked: {
      slack: (ms: number | undefined): void => metrics.acked("slack", ms),
      discord: (ms: number | undefined): void => metrics.acked("discord", ms),
    },
    called(api: string, outcome: CallOutcome<unknown>): void {
      metrics.called(api, outcome);
      tencent.called(api, outcome);
    },
    /** The clients of Tencent are there. `look` is a call that changes nothing. */
    tencentIsThere(look: () => Promise<CallOutcome<unknown>>): void {
      ask = look;
      sides.add("tencent", tencent.look);
    },
    chatsAreThere({ slack, discord }: Partial<{ [Chat in keyof Lines]: Lines[Chat] | undefined }>): void {
      if (slack) sides.add("slack", chats.of("slack", lineOfSlack(slack)));
      if (discord) sides.add("discord", chats.of("discord", lineOfDiscord(discord)));
    },
  };
}

function lineOfSlack({ isReached }: Lines["slack"]): () => Side {
  return () =>
    isReached()
      ? { isUp: true, says: "what people do there comes in" }
      : { isUp: false, says: "the socket to it is closed; the desk tries again by itself" };
}

function lineOfDiscord({ line }: Lines["discord"]): () => Side {
  return () => {
    const { count, isUp } = line();
    if (count === undefined) return { isUp: false, says: "it is being connected" };
    if (count === 0) return { isUp: true, says: "other desks have the lines to it" };
    return isUp
      ? { isUp: true, says: "what people do there comes in" }
      : { isUp: false, says: "a line to it is broken; the desk tries again by itself" };
  };
}
