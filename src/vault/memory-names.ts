/** What adapters remember that is no secret of a customer's: where a backup leaves out all that is not named here. */
const memories = [
  "slack:install:",
  "slack:card:",
  "slack:thread:",
  "slack:asked:",
  "discord:card:",
  "discord:thread:",
  "discord:case-of:",
  "discord:reads:",
  "discord:home:",
  "discord:judged:",
  "discord:asked:",
];

/** The vault's name for what adapters remember under one of theirs. */
export const keptName = (name: string): string => `kept:${name}`;

/** The key of an entry in the vault's table. */
export const vaultKey = (ref: string): string => `keyv:${ref}`;

export const memoryRefs: readonly string[] = memories.map(keptName);

/** The beginnings of their keys in the vault's table. */
export const memoryKeys: readonly string[] = memoryRefs.map(vaultKey);
