/** A set of permissions: a number written in digits, which is too long for a number of JavaScript. */
interface Granted {
  id: string;
  permissions: string;
}

interface Changed {
  id: string;
  allow: string;
  deny: string;
}

export interface ViewedGuild {
  id: string;
  owner_id: string;
  roles: readonly Granted[];
}

export interface Viewer {
  user: { id: string; bot?: boolean };
  roles: readonly string[];
}

const administrator = 1n << 3n;
const viewChannel = 1n << 10n;
const manageThreads = 1n << 34n;

/** The people who can read a channel of their server. For a private thread, also those who may read all threads. */
export function viewersOf(
  guild: ViewedGuild,
  overwrites: readonly Changed[],
  members: readonly Viewer[],
  inThread?: ReadonlySet<string>,
): string[] {
  return members.flatMap((member) => {
    const { id, bot } = member.user;
    const rights = bot ? 0n : rightsOf(guild, overwrites, member);
    if ((rights & viewChannel) === 0n) return [];
    return !inThread || inThread.has(id) || (rights & manageThreads) !== 0n ? [id] : [];
  });
}

/**
 * A member's permissions, computed as Discord's documentation says: those of everybody, then of roles, then of the
 * member.
 */
function rightsOf(guild: ViewedGuild, overwrites: readonly Changed[], { user, roles }: Viewer): bigint {
  const theirs = new Set([guild.id, ...roles]);
  const base = sum(guild.roles.filter(({ id }) => theirs.has(id)).map(({ permissions }) => permissions));
  if (user.id === guild.owner_id || (base & administrator) !== 0n) return -1n; // every permission
  const ranks = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => id !== guild.id && theirs.has(id)),
    overwrites.filter(({ id }) => id === user.id),
  ];
  return ranks.reduce(
    (rights, rank) => (rights & ~sum(rank.map(({ deny }) => deny))) | sum(rank.map(({ allow }) => allow)),
    base,
  );
}

function sum(sets: readonly string[]): bigint {
  return sets.reduce((all, each) => all | BigInt(each), 0n);
}
