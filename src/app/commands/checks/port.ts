import { StartError } from "../../../machine/start-error.ts";
import { deskThere, pageAt } from "../../web/desk-there.ts";
import { openWeb, type Web } from "../../web/web.ts";
import { type Check, type Finding, fine, wrong } from "./check.ts";

/** Binds the port as a start does, reads a page over it, and frees it. */
export const portCheck: Check = {
  title: "PORT",
  async run({ config }) {
    let moved = "";
    try {
      const web = await openWeb(config, true, {
        ready: async () => true,
        metrics: async () => ({ type: "text/plain", text: "" }),
        moved: (words) => {
          moved = words;
        },
      });
      return await served(web!, moved);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      const version = await deskThere(config);
      return version === undefined
        ? wrong(error.message)
        : fine(`is held by a desk that works there now (${version}); it has to be stopped before another starts here`);
    }
  },
};

async function served(web: Web, moved: string): Promise<Finding> {
  try {
    const said = await pageAt(`${web.url}/healthz`);
    if (said === undefined) return wrong(`${web.url} does not answer to this machine. Look at its firewall.`);
    return fine(moved || "is free, and its pages can be read");
  } finally {
    await web.close();
  }
}
