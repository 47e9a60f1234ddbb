import type { Reception } from "../../../src/desk/platform.ts";

export const installName = (team: string): string => `slack:install:${team}`;
export const organisationName = (team: string): string => `slack:organisation:${team}`;

/** Kept apart from the installation, so that it is known when the app is out of that workspace. */
export async function keepOrganisation(
  { recall, remember }: Pick<Reception, "recall" | "remember">,
  team: string,
  organisation: string | undefined,
): Promise<void> {
  if ((await recall(organisationName(team))) !== organisation)
    await remember(organisationName(team), organisation ?? "");
}

/** Undefined for a workspace on its own, and for one that never had the app. */
export async function organisationOf({ recall }: Pick<Reception, "recall">, team: string): Promise<string | undefined> {
  const known = await recall(organisationName(team));
  if (known) return known;
  const kept = await recall(installName(team)); // by a build that kept it nowhere else
  return kept && (JSON.parse(kept) as { installation: { enterprise?: { id: string } } }).installation.enterprise?.id;
}
