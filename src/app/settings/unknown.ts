import { nearest } from "../../flows/fields/typos.ts";
import type { Said } from "./source.ts";

const families = /^(TENCENT_|LCIC_|CHAT_|SMS_|SLACK_|DISCORD_|DRAFT_|FRONTDESK_|DATABASE_|DURATION)/;
/** Names that every program knows. A name near one of them is somebody else's. */
const common = ["HOST", "PORT", "HTTPS_PROXY", "LOG_LEVEL"];

/** Letters that are missing, added, wrong or swapped. */
const slip = 3;

/** What Kubernetes and Docker tell each container of its neighbours, one of which may be called as we are. */
const injected = /_SERVICE_HOST$|_SERVICE_PORT(_|$)|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
const neighbour = /^(tcp|udp|sctp):\/\//;

/**
 * A sentence on each name that looks like a setting and is none, with the setting that is probably meant. Of names such
 * as Tencent's own tools use (TENCENTCLOUD_), only those near one of ours are reported.
 */
export function unknownNames({ env, file }: Said, names: readonly string[]): string[] {
  const ours = names.filter((name) => !common.includes(name));
  const isInjected = (name: string) => injected.test(name) || (/_PORT$/.test(name) && neighbour.test(env[name] ?? ""));
  const inEnv = Object.keys(env).filter((name) => !isInjected(name));
  return [...new Set([...Object.keys(file?.values ?? {}), ...inEnv])].flatMap((name) => {
    const plain = name.replace(/_FILE$/, "");
    if (names.includes(plain)) return [];
    const near = nearest(plain, ours, slip);
    if (near) return [`${name} is not a setting. Did you mean ${near}?`];
    return families.test(name) ? [`${name} is not a setting (.env.example has them all)`] : [];
  });
}
