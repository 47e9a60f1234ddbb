import type { Config } from "../settings/config.ts";
import { deskThere } from "../web/desk-there.ts";
import { usualPort } from "../web/web.ts";

/** Prints whether a desk answers at the port of these settings, as containers are asked. False when none does. */
export async function healthCommand(config: Config, print: (line: string) => void): Promise<boolean> {
  const version = await deskThere(config);
  const { HOST: host, PORT: port = usualPort } = config;
  print(version === undefined ? `No desk answers at port ${port} of ${host}.` : `ok ${version}`);
  return version !== undefined;
}
