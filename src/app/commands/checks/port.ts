import { StartError } from "../../../machine/start-error.ts";
import { deskThere, pageAt } from "../../web/desk-there.ts";
import { openWeb, usualPort, type Web } from "../../web/web.ts";
import { type Check, type Finding, fine, wrong } from "./check.ts";

/** Binds the port as a start does, reads a page over it, and frees it. */
export const portCheck: Check = {
  title: "PORT",
  async run({ config }) {
    let isMoved = false;
    try {
      const web = await openWeb(config, true, {
        ready: async () => true,
        metrics: async () => ({ type: "text/plain", text: "" }),
        moved: () => {
          isMoved = true;
        },
      });
      const found = await served(web!);
      if (!isMoved || found.is !== "fine") return found;
      const version = await deskThere(config);
      const holder = version === undefined ? "is taken by another program" : heldBy(version);
      return fine(`${usualPort} ${holder}; practice here takes a free one`);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      const version = await deskThere(config);
      return version === undefined
        ? wrong(error.message)
        : fine(`${heldBy(version)}; it has to be stopped before another starts here`);
    }
  },
};

const heldBy = (version: string) => `is held by a desk that works there now (${version})`;

async function served(web: Web): Promise<Finding> {
  try {
    const said = await pageAt(`${web.url}/healthz`);
    if (said === undefined) return wrong(`${web.url} does not answer to this machine. Look at its firewall.`);
    return fine("is free, and its pages can be read");
  } finally {
    await web.close();
  }
}
