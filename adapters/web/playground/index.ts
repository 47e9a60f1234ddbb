import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Platform, Reception } from "../../../src/desk/platform.ts";
import type { Language } from "../../../src/words/languages.ts";
import { inLanguage } from "../../../src/words/words.ts";
import { createAsking } from "../../chat/last-asked.ts";
import { noticeParts } from "../../chat/said.ts";
import { createAct } from "./act.ts";
import { createDoor } from "./door.tsx";
import { drawRegions } from "./draw/page.tsx";
import type { Scene } from "./draw/scene.ts";
import { createFront, people, type Side, sideOf } from "./front.ts";
import { createPane } from "./pane.ts";
import { createPlatform } from "./platform.ts";
import type { Sent } from "./read.ts";
import { createScenery } from "./scenery.ts";
import type { PlaygroundSettings } from "./settings.ts";
import { createStreams } from "./streams.ts";

export type { PlaygroundSettings } from "./settings.ts";

export interface Playground {
  /** Delivers what the person at the terminal reads, to the terminal too, and what their customer reads. */
  platform: Platform;
  /** Whether a request to the desk's port is for the playground. If so, it is answered. */
  takes(request: IncomingMessage, response: ServerResponse): boolean;
  /** Begins to take what is typed on the page. `delivered` resolves when what was promised so far has been shown. */
  start(reception: Reception, delivered: () => Promise<void>): Promise<void>;
  /** Ends the streams of open pages. */
  close(): void;
}

/** Makes the playground: a page for this machine, on which a request is practised from both sides and looked into. */
export function createPlayground(settings: PlaygroundSettings): Playground {
  const { talk, clock, log, practice } = settings;
  let reception: Reception | undefined;
  let shown: () => Promise<void> = async () => {};
  let act: ((side: Side, sent: Sent) => Promise<void>) | undefined;
  const armed = new Map<string, string>();
  const changed = () => streams.changed();
  const panes = { agent: createPane(clock, changed), customer: createPane(clock, changed) };
  const sceneOf = createScenery(settings, panes, armed);
  const scene = () => sceneOf(reception ?? { card: async () => undefined });
  const failed = (error: Error) => log.warn({ error: error.name }, "the playground did not answer, or was not drawn");
  const streams = createStreams(draw, failed);
  const { platform, hear } = createPlatform({ settings, panes, reception: () => reception });
  const door = createDoor({
    built: settings.built,
    version: settings.version,
    scene,
    drawn,
    streams,
    act: async (side, sent) => {
      await act?.(side, sent);
      changed();
    },
    failed,
    shown: () => shown(),
  });
  const listener = getRequestListener(door.fetch);
  talk.onTurn(changed);
  talk.onSaid((words) => panes.agent.add({ is: "said", ...(words !== undefined && { words }), there: true }));
  practice.onText(changed);

  async function draw(languages: readonly Language[]) {
    const now = await scene();
    const each = languages.map((language) => [language, inLanguage(language, () => drawRegions(now))] as const);
    if (languages.length > 0) drawn(now);
    return new Map(each);
  }

  function drawn({ entries }: Scene): void {
    for (const side of ["agent", "customer"] as const) panes[side].drawn(entries[side].map(({ id }) => id));
  }

  return {
    platform,
    takes(request, response) {
      const path = (request.url ?? "").split("?")[0]!;
      if (!settings.isHere(request) || !door.has(path)) return false;
      void listener(request, response);
      return true;
    },
    async start(received, delivered) {
      reception = received;
      shown = delivered;
      const asking = createAsking("play", received);
      hear(asking);
      const bot = { world: "practice" as const, command: "/account", flows: settings.flows };
      const wayIn = createFront(settings, received, asking, (person, notice) =>
        panes[sideOf(person)].add({ is: "told", parts: noticeParts([notice], bot.world) }),
      );
      act = createAct({ settings, reception: received, wayIn, panes, bot, armed });
      if (settings.terminal) return; // the terminal chooses what is gone on with
      const { lines } = await received.cases(people.agent, { most: 1, only: "open" });
      const [open] = lines;
      if (talk.id !== "" || !open) return;
      talk.id = open.id;
      const card = await received.card(open.id, people.agent);
      if (card) await platform.show(people.agent, card);
    },
    close: () => streams.close(),
  };
}
