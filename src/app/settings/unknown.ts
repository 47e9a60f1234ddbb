import { nearest } from "../../flows/fields/typos.ts";
import type { Said } from "./source.ts";

/** How our settings begin. In the environment other programs' names begin so too, except with our own name. */
const own = /^FRONTDESK_/;
const families = /^(TENCENT_|LCIC_|CHAT_|SMS_|SLACK_|DISCORD_|DRAFT_|FRONTDESK_|DATABASE_|DURATION|PUBLIC_|APPROV)/;
/** Settings of ours whose names other programs use too. A name that is close to one of these is not reported. */
const common = ["HOST", "PORT", "HTTPS_PROXY", "NO_PROXY", "LOG_LEVEL", "PUBLIC_URL", "TRUST_PROXY"];

/** The greatest edit distance at which a name counts as a misspelt setting. */
const slip = 3;

/**
 * Names that hosts set beside ours, and those that Kubernetes and Docker set for each neighbour of a container. A
 * neighbour may have a name like one of our settings.
 */
const injected =
  /^DATABASE_(HOST|PORT|NAME|USER|USERNAME|PASS|PASSWORD|DB|DRIVER|SCHEMA)$|_SERVICE_HOST$|_SERVICE_PORT(_|$)|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
const neighbour = /^(tcp|udp|sctp):\/\//;

/**
 * A sentence on each name that looks like a setting and is none, with the setting that is probably meant. In the
 * environment, which others fill as well, only those near one of ours are reported, and those with our own name.
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
    const isOurs = (name in (file?.values ?? {}) ? families : own).test(name);
    return isOurs ? [`${name} is not a setting (.env.example has them all)`] : [];
  });
}
