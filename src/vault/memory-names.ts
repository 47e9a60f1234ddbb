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

export const memoryRefs: readonly string[] = memories.map((name) => `kept:${name}`);

/** By the whole beginning of their keys, as the vault's table has them. */
export const memoryKeys: readonly string[] = memoryRefs.map((ref) => `keyv:${ref}`);
