import type { Reception } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { SlackSettings } from "../settings.ts";

export type Way = SlackSettings["reached"]["by"];

/** The name under which the way is remembered by which Slack's last new delivery came. */
export const wayName = "slack:way";

/**
 * Knows by which way Slack reaches the desks. Slack's app sends everything over sockets or everything over HTTP, and a
 * desk that waits for the other hears nothing at all.
 */
export function createWayInUse(
  { reached: { by }, log }: SlackSettings,
  { recall, remember, tellOperators }: Pick<Reception, "recall" | "remember" | "tellOperators">,
) {
  let isNoted = false;

  return {
    /** Says at the start that Slack came the other way until now, because its app may still do so. */
    async look(): Promise<void> {
      const before = await recall(wayName);
      isNoted = before === by;
      if (before === undefined || isNoted) return;
      log.warn(
        { before, now: by },
        "Slack came another way until now; unless its app is switched over, nothing comes in",
      );
      void tellOperators(`slack comes by ${by}`, t(by === "http" ? "slack.over-http" : "slack.over-sockets"));
    },
    /** Notes that something has come in. */
    async came(): Promise<void> {
      if (isNoted) return;
      isNoted = true;
      await remember(wayName, by).catch((error: Error) => {
        isNoted = false;
        log.warn({ error: error.name }, "by which way Slack comes could not be noted");
      });
    },
  };
}
