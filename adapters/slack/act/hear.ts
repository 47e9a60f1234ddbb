import { channelAt } from "../address.ts";
import { readEvent } from "../read/read.ts";
import type { ActParts } from "./parts.ts";

/** Handles messages, and openings of the app's Home tab. */
export function createHearing({ settings, wayIn, ofThread, outlet, speaker }: ActParts) {
  const flows = settings.flows.map(({ key }) => key);

  return async function hear(body: unknown): Promise<void> {
    const done = readEvent(body, flows, settings.operators);
    if (!done) return;
    const { id, from, here, room } = done;
    const deed = { id, from, here, ...(room && { room }), visit: { here, at: settings.clock() } };
    if (done.is === "home") {
      wayIn.came(deed);
      if (await wayIn.mayOpen(deed)) await outlet.publishHome(from.id);
      return;
    }
    const { text, order, replies, wrote, isWordless } = done;
    const said = {
      is: "said" as const,
      text,
      ...(order && { order }),
      ...(replies && { replies }),
      ...(isWordless && { isWordless }),
    };
    const next = await wayIn.take({ ...deed, ...(wrote && { wrote }) }, { ...said, ...(await audienceOf(here)) });
    if ("whyNot" in next) await outlet.tell(from.id, next.whyNot);
    if ("says" in next) await outlet.say(from.id, here, await speaker.said(from.id, next.says));
  };

  /** Who else reads at an address, and the case if it is a case's thread. */
  async function audienceOf(here: string): Promise<{ among: "nobody" | "few" | "anybody"; caseId?: string }> {
    const place = channelAt(here);
    if (!place) return { among: "nobody" };
    const caseId = place.thread && (await ofThread(place.team, place.channel, place.thread));
    return caseId ? { among: "few", caseId } : { among: "anybody" };
  }
}
