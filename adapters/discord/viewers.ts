/** Sets of rights are numbers in digits, too long for one of JavaScript's. */
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

/** People who read in a channel of their server; of its private threads also those who may read all of them. */
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

/** As Discord's documentation works them out: everybody's, then those of roles, then one's own. */
function rightsOf(guild: ViewedGuild, overwrites: readonly Changed[], { user, roles }: Viewer): bigint {
  const theirs = new Set([guild.id, ...roles]);
  const base = sum(guild.roles.filter(({ id }) => theirs.has(id)).map(({ permissions }) => permissions));
  if (user.id === guild.owner_id || (base & administrator) !== 0n) return -1n; // every right there is
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
