import { webApi } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import { word } from "../../chat/payload.ts";
import { parseAddress, personId, userOf } from "../address.ts";
import { closedView, unless } from "../connect/error-codes.ts";
import { UnknownWorkspace } from "../connect/workspace.ts";
import { renderOptions } from "../draw/render-form.ts";
import { readEvent, whoIn } from "../read/read.ts";
import { postBack } from "../show/response-url.ts";
import type { Ack, ActParts, Turn } from "./parts.ts";

/**
 * Answers people of a workspace that is not served with one private sentence: with the ack, at the address in the
 * delivery, or else with the workspace's token, if it still works. Nothing else happens.
 */
export function createTurnAway({ settings, reception, workspaces, speaker, outlet }: ActParts) {
  const { command } = settings;
  const flows = settings.flows.map(({ key }) => key);

  return async function turnAway(body: unknown, team: string, ack: Ack, turn: Turn, notice: Text): Promise<void> {
    const user = whoIn(body);
    if (user) reception.refused({ front: "slack", who: `slack:${team}`, tried: "place" });
    const person = user && personId(team, user);
    const message = () => speaker.notice(person, notice);
    const view = () => speaker.inModal(person, notice);
    if (word(body, "command") === command) return ack({ response_type: "ephemeral", ...(await message()) });
    const type = word(body, "type");
    if (type === "view_submission") return ack({ response_action: "update", view: await view() });
    if (type === "block_suggestion") return ack(renderOptions([]));
    await ack();
    if (!person || type === "view_closed") return;
    await turn();
    const [replyTo, modal] = [word(body, "response_url"), word(body, "view", "id")];
    if (replyTo && (await postBack(settings, replyTo, await message()))) return;
    await trying(team, async () => {
      if (type === "event_callback") return heard();
      if (word(body, "view", "type") === "home") return home(person);
      if (!modal) return outlet.say(person, person, await message());
      const client = await workspaces.client(team);
      await unless(closedView, async () => client.views.update({ view_id: modal, view: await view() }));
    });

    async function heard(): Promise<void> {
      const deed = readEvent(body, flows);
      if (deed?.is === "home") return home(deed.from.id);
      if (deed) await outlet.say(deed.from.id, deed.here, await message());
    }

    async function home(whose: string): Promise<void> {
      const client = await workspaces.client(parseAddress(whose)!.team);
      await client.views.publish({ user_id: userOf(whose)!, view: await speaker.atHome(whose, notice) });
    }
  };

  /** Does some work that needs the workspace's token. Without a token nobody can be told. */
  async function trying(team: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UnknownWorkspace || error instanceof webApi.WebAPIPlatformError)) throw error;
      settings.log.warn({ team, error: error.name }, "somebody of a workspace that is not served could not be told so");
    }
  }
}
