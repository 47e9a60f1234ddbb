import type { Said } from "./source.ts";

const families = /^(TENCENT_|LCIC_|CHAT_|SMS_|SLACK_|DISCORD_|DRAFT_|FRONTDESK_|DATABASE_|DURATION)/;
/** Every program knows these, so a name near one of them is somebody else's. */
const common = ["HOST", "PORT", "HTTPS_PROXY", "LOG_LEVEL"];

/** What Kubernetes and Docker tell each container of its neighbours, one of which may be called as we are. */
const injected = /_SERVICE_(HOST|PORT(_\w+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
const neighbour = /^(tcp|udp|sctp):\/\//;

/**
 * Tencent's own tools have many a TENCENTCLOUD_ name: of those only a slip of the pen is reported. What stands in the
 * `.env` is meant for us.
 */
export function unknownNames({ env, file }: Said, names: readonly string[]): string[] {
  const ours = names.filter((name) => !common.includes(name));
  const isInjected = (name: string) => injected.test(name) || (/_PORT$/.test(name) && neighbour.test(env[name] ?? ""));
  const inEnv = Object.keys(env).filter((name) => !isInjected(name));
  return [...new Set([...Object.keys(file?.values ?? {}), ...inEnv])].flatMap((name) => {
    const plain = name.replace(/_FILE$/, "");
    if (names.includes(plain)) return [];
    const near = nearest(plain, ours);
    if (near) return [`${name} is not a setting. Did you mean ${near}?`];
    return families.test(name) ? [`${name} is not a setting (.env.example has them all)`] : [];
  });
}

const slip = 3;

function nearest(name: string, ours: readonly string[]): string | undefined {
  const near = ours.map((known) => ({ known, letters: letters(name, known) })).filter((each) => each.letters <= slip);
  return near.toSorted((a, b) => a.letters - b.letters)[0]?.known;
}

/** Letters to change, add or drop; beyond a slip it does not count on. */
function letters(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > slip) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (a[i] === b[j] ? 0 : 1)));
    }
    if (Math.min(...next) > slip) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return row.at(-1)!;
}
