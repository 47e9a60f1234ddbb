import { t } from "../../../src/words/words.ts";
import type { Wish } from "../../chat/front.ts";
import { word } from "../../chat/payload.ts";
import { parseAddress } from "../address.ts";
import type { Ack, ActParts, Turn } from "./parts.ts";

/** Handles a press on the button that shows a secret. */
export function createShowSecret({ workspaces, wayIn, reveals, outlet }: ActParts) {
  return async function showSecret(
    person: string,
    wish: Extract<Wish, { is: "reveal" }>,
    body: unknown,
    ack: Ack,
    turn: Turn,
  ) {
    await ack();
    await turn();
    const trigger = word(body, "trigger_id");
    const [channel, ts] = [word(body, "channel", "id"), word(body, "message", "ts")];
    if (!trigger) return;
    const next = await wayIn.take({ id: trigger, from: { id: person }, here: person }, wish);
    if ("whyNot" in next) return outlet.tell(person, next.whyNot);
    const becomes = await reveals.pressed(person, wish.caseId, trigger);
    if (!becomes) return outlet.tell(person, t("slack.press-again"));
    const client = await workspaces.client(parseAddress(person)!.team);
    if (channel && ts) await client.chat.update({ channel, ts, ...becomes });
  };
}
