import type { Config } from "../settings/config.ts";
import { usualPort } from "./web.ts";

const patienceMs = 2_000;

/** The version of the desk that has the port of these settings. Undefined when none answers there. */
export async function deskThere({ HOST: host, PORT: port = usualPort }: Config): Promise<string | undefined> {
  const name = host.includes(":") ? `[${host}]` : host;
  return pageAt(`http://${name}:${port}/healthz`);
}

/** Undefined when what answers there is no desk. */
export async function pageAt(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: "error" });
    return /^ok (\S+)\n$/.exec(await response.text())?.[1];
  } catch {
    return undefined; // closed, silent, or no server of the web
  }
}
