import type { Reception } from "../../../src/desk/platform.ts";

export const installName = (team: string): string => `slack:install:${team}`;
export const organisationName = (team: string): string => `slack:organisation:${team}`;

/**
 * Remembers the organisation of a workspace. It is kept apart from the installation, so that it is still known when the
 * app was removed.
 */
export async function keepOrganisation(
  { recall, remember }: Pick<Reception, "recall" | "remember">,
  team: string,
  organisation: string | undefined,
): Promise<void> {
  if ((await recall(organisationName(team))) !== organisation)
    await remember(organisationName(team), organisation ?? "");
}

/** The organisation of a workspace. Undefined for a workspace without one, and for one that never had the app. */
export async function organisationOf({ recall }: Pick<Reception, "recall">, team: string): Promise<string | undefined> {
  const known = await recall(organisationName(team));
  if (known) return known;
  const kept = await recall(installName(team)); // stored by an earlier build, which kept it only there
  return kept && (JSON.parse(kept) as { installation: { enterprise?: { id: string } } }).installation.enterprise?.id;
}
