/**
 * The beginnings of names under which adapters remember things that are no secret of a customer. A backup keeps these
 * entries of the vault and leaves out all others.
 */
const memories = [
  "slack:way",
  "slack:install:",
  "slack:card:",
  "slack:call:",
  "slack:thread:",
  "slack:asked:",
  "discord:card:",
  "discord:call:",
  "discord:thread:",
  "discord:case-of:",
  "discord:reads:",
  "discord:home:",
  "discord:judged:",
  "discord:asked:",
];

/** The vault's reference for a name under which an adapter remembers something. */
export const keptName = (name: string): string => `kept:${name}`;

/** The key of an entry in the vault's table. */
export const vaultKey = (ref: string): string => `keyv:${ref}`;

export const memoryRefs: readonly string[] = memories.map(keptName);

/** The beginnings of those entries' keys in the vault's table. */
export const memoryKeys: readonly string[] = memoryRefs.map(vaultKey);
