import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Links } from "../../src/desk/links.ts";
import type { Reception } from "../../src/desk/platform.ts";
import { openedLater } from "../chat/opened-later.ts";
import { createVisits } from "./act/visits.ts";
import { type Behind, createDoor } from "./connect/door.tsx";
import { createStreamDoor } from "./connect/stream-door.ts";
import { createWrongTokens } from "./connect/wrong-tokens.ts";
import { createFront } from "./front.ts";
import type { PagesSettings } from "./settings.ts";
import { createLive } from "./show/live.ts";
import { createOutlet } from "./show/outlet.ts";

export { builtIn } from "./connect/assets.ts";

export type Pages = ReturnType<typeof createPages>;

/** Makes the web adapter: the page on which a customer reads and answers in a browser. */
export function createPages(settings: PagesSettings) {
  const { clock, log } = settings;
  const { platform, open } = openedLater("Web");
  let behind: (Behind & { streams: ReturnType<typeof createStreamDoor> }) | undefined;
  const listener = getRequestListener(createDoor(settings, () => behind).fetch);
  const wrongTokens = createWrongTokens(clock);

  return {
    platform,
    /** Whether a request to the desk's port is for a page. If so, it is answered. `stays` is called for one that stays open. */
    takes(request: IncomingMessage, response: ServerResponse, stays?: () => void): boolean {
      const url = request.url ?? "";
      if (!/^\/[ac](?![a-z0-9_-])/i.test(url)) return false;
      if (/^\/c\/live\?of=[0-9a-f]{8}$/.test(url) && request.method === "GET" && behind)
        void behind.streams.open(request, response, stays);
      else void listener(request, response);
      return true;
    },
    /** Lets customers in from now on. */
    start(reception: Reception, links: Links): void {
      const live = createLive(reception, (error) =>
        log.warn({ error: error.name }, "open pages were not looked after"),
      );
      const outlet = open(createOutlet(reception, live, clock));
      const wayIn = createFront({ reception, settings, tell: outlet.tell, readsIn: outlet.readsIn });
      const refused: Behind["refused"] = (tried) => reception.refused({ front: "web", tried });
      const visits = createVisits({ settings, reception, refused, links, wayIn, outlet, wrongTokens });
      behind = { visits, links, refused, streams: createStreamDoor({ settings, reception, links, live }) };
    },
    /** Ends the streams of open pages, which then ask elsewhere. */
    stop(): void {
      behind?.streams.end();
    },
  };
}
