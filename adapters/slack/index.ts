import type { IncomingMessage, ServerResponse } from "node:http";
import { App, type AuthorizeResult, type Receiver } from "@slack/bolt";
import type { Text } from "../../src/conversation/types.ts";
import type { Reception, ShownCard } from "../../src/desk/platform.ts";
import { createWayIn } from "../chat/arrive.ts";
import { createDeliveries } from "../chat/deliveries.ts";
import type { Rights } from "../chat/front.ts";
import { createAsking } from "../chat/last-asked.ts";
import { openedLater } from "../chat/opened-later.ts";
import { attend } from "./act/attend.ts";
import { inPrivateOr, parseAddress, personId } from "./address.ts";
import { createAgentGroups } from "./connect/agent-groups.ts";
import { boltLog } from "./connect/bolt-log.ts";
import { callOptions } from "./connect/call-options.ts";
import { httpReceiver } from "./connect/http-receiver.ts";
import { installPages, installPath, redirectPath } from "./connect/install-pages.ts";
import { createMembers } from "./connect/members.ts";
import { socketReceiver } from "./connect/socket-receiver.ts";
import { createWayInUse } from "./connect/way-in-use.ts";
import { UnknownWorkspace, type Workspaces } from "./connect/workspace.ts";
import { createWorkspaces } from "./connect/workspaces.ts";
import { limits } from "./limits.ts";
import type { SlackSettings } from "./settings.ts";
import { createCards } from "./show/cards.ts";
import { createReaders } from "./show/languages.ts";
import { createOpenModals } from "./show/modals.ts";
import { createOutlet } from "./show/outlet.ts";
import { createPlaces } from "./show/places.ts";
import { createReveals } from "./show/reveals.ts";
import { createScreens } from "./show/screens.ts";
import { createSpeaker } from "./show/speaker.ts";

export type { SlackSettings } from "./settings.ts";

export type Slack = ReturnType<typeof createSlack>;
type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const eventsPath = "/slack/events";

/** Makes the Slack adapter, which stands on Bolt. */
export function createSlack(settings: SlackSettings) {
  const deliveries = createDeliveries(undefined, settings.acked);
  const { platform, open } = openedLater("Slack", deliveries);
  const doors = new Map<string, Listener>();
  let receiver: (Receiver & { isOpen(): boolean }) | undefined;
  let rights: Rights | undefined;

  return {
    platform,
    /** Whether Slack can reach us. By signed requests it can as soon as we are there. */
    isReached: (): boolean => receiver?.isOpen() ?? false,
    /** What the platform tells of people's rights, once it was started. */
    rights: (): Rights => rights!,
    /** Whether a request to the desk's port is for Slack. If so, it is answered. */
    takes(request: IncomingMessage, response: ServerResponse): boolean {
      const door = doors.get((request.url ?? "").split("?")[0]!);
      door?.(request, response);
      return door !== undefined;
    },
    /** Resolves when Slack knows us and can reach us. @throws LostToken, LacksScope */
    async start(reception: Reception): Promise<void> {
      const workspaces = createWorkspaces(settings, reception);
      const [places, modals, asking] = [
        createPlaces(),
        createOpenModals(reception, settings.clock),
        createAsking("slack", reception),
      ];
      const readers = createReaders(settings, workspaces);
      const ground = { settings, deliveries, reception, asking, workspaces, readers, places, modals };
      const tellOwner = async ({ caseId, people: { owner } }: ShownCard, notice: Text): Promise<void> => {
        const lost = () => settings.log.warn({ case: caseId }, "its owner was not told where it is");
        await platform.tell(owner, notice).catch(lost);
      };
      const [cards, screens] = [createCards(ground, tellOwner), createScreens(ground)];
      const reveals = createReveals(ground, screens);
      const groups = createAgentGroups(settings, workspaces, reception);
      const members = createMembers(ground, groups);
      rights = members;
      const outlet = open({ ...createOutlet(ground, cards, screens, reveals), isGone: members.isGone! });
      const named = (by: string, user: string) => personId(parseAddress(by)!.team, user);
      const front = {
        ...ground,
        name: "Slack",
        readsIn: readers.readsIn,
        members,
        named,
        inPrivateOr,
        cards,
        outlet,
        listed: limits.listed,
      };
      const one = await workspaces.start();
      if (one) await groups.checkTeam(one);
      const way = createWayInUse(settings, reception);
      await way.look().catch((error: Error) => {
        settings.log.warn({ error: error.name }, "by which way Slack came until now could not be read");
      });

      const { reached } = settings;
      if (reached.by === "http") {
        const http = httpReceiver(reached.signingSecret, deliveries, settings, reception);
        doors.set(eventsPath, (request, response) => void http.handle(request, response));
        receiver = http;
      } else receiver = socketReceiver(settings, reached.appToken, deliveries);
      if (workspaces.store && !("botToken" in settings.workspaces)) {
        const pages = installPages(settings, settings.workspaces, workspaces.store);
        for (const path of [installPath, redirectPath]) doors.set(path, pages);
      }

      const app = new App({
        receiver,
        logger: boltLog(settings.log),
        clientOptions: callOptions(settings),
        convoStore: false,
        ignoreSelf: false, // the reader of events leaves bots out itself
        authorize: ({ teamId = "" }) => authorized(workspaces, teamId),
      });
      app.error(async (error) => {
        if (isUninstalled(error)) return; // the app was removed: Slack need not send the delivery again
        throw error;
      });
      attend(app, {
        ...ground,
        way,
        reveals,
        outlet,
        wayIn: createWayIn(front, reception, asking),
        ofThread: cards.ofThread,
        speaker: createSpeaker(settings, readers),
        screens,
      });
      await receiver.start();
      if (one === undefined)
        void workspaces
          .installed()
          .then(groups.checkAllTeams)
          .catch((error: Error) => settings.log.warn({ error: error.name }, "the workspaces were not looked at"));
    },
    /** Takes no new deliveries and finishes those in work. */
    async stop(): Promise<void> {
      doors.clear();
      await receiver?.stop();
    },
  };
}

/**
 * The authorization of a delivery for Bolt, which drops a delivery without one. Whatever keeps the token away is met
 * again where the token is needed, and people are answered at the address in the delivery itself. Bolt gets a client in
 * place of the token, because it would remember the token for as long as the process is there.
 */
async function authorized(workspaces: Workspaces, teamId: string): Promise<AuthorizeResult> {
  try {
    if (!(await workspaces.serves(teamId))) return { teamId };
    const { botToken: _, ...known } = await workspaces.authorize(teamId);
    return { ...known, ours: await workspaces.client(teamId) };
  } catch {
    return { teamId };
  }
}

function isUninstalled(error: unknown): boolean {
  return (error as { original?: unknown }).original instanceof UnknownWorkspace;
}
