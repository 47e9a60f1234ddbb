import { StartError } from "../../../machine/start-error.ts";
import type { Config } from "../../settings/config.ts";
import { openWeb, usualPort, type Web } from "../../web/web.ts";
import { type Check, type Finding, fine, wrong } from "./check.ts";

const patienceMs = 2_000;

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

/** The version of a desk that has the port. */
async function deskThere({ HOST: host, PORT: port = usualPort }: Config): Promise<string | undefined> {
  const name = host.includes(":") ? `[${host}]` : host;
  return pageAt(`http://${name}:${port}/healthz`);
}

/** Undefined when what answers there is no desk. */
async function pageAt(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: "error" });
    return /^ok (\S+)\n$/.exec(await response.text())?.[1];
  } catch {
    return undefined; // closed, silent, or no server of the web
  }
}
