import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createDoor } from "./connect/door.tsx";
import type { PagesSettings } from "./settings.ts";

export { builtIn } from "./connect/assets.ts";

export type Pages = ReturnType<typeof createPages>;

/** Makes the web adapter: the page on which a customer reads and answers in a browser. */
export function createPages(settings: PagesSettings) {
  const listener = getRequestListener(createDoor(settings).fetch);
  return {
    /** Whether a request to the desk's port is for a page. If so, it is answered. */
    takes(request: IncomingMessage, response: ServerResponse): boolean {
      const isOurs = /^\/(c|a)(?=[/?]|$)/.test(request.url ?? "");
      if (isOurs) void listener(request, response);
      return isOurs;
    },
  };
}
