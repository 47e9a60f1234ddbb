import { type CaseLine, createRecent } from "../../../src/desk/platform.ts";
import { parseAddress, userOf } from "../address.ts";
import { renderHome } from "../draw/render.ts";
import type { Ground } from "../ground.ts";
import { limits } from "../limits.ts";

const mostPeople = 10_000;

/** Shows people their requests in the Home tab, and keeps that up to date for those who have opened it. */
export function createHomes({ settings, reception, workspaces, readers }: Ground) {
  const seen = createRecent<{ page: string | undefined }>(mostPeople);

  async function publish(person: string, page?: string): Promise<void> {
    const client = await workspaces.client(parseAddress(person)!.team);
    seen.set(person, { page });
    const shown = await reception.cases(person, { most: limits.listed, page });
    const team = shown.kind ? [] : await colleaguesOf(person);
    const view = await readers.drawn(person, () => renderHome(shown, settings, team));
    await client.views.publish({ user_id: userOf(person)!, view });
  }

  /** Some of the open requests of a person's colleagues. */
  async function colleaguesOf(person: string): Promise<CaseLine[]> {
    const { lines } = await reception.cases(person, { most: limits.listed, page: "team" });
    return lines.filter(({ owner }) => owner !== undefined).slice(0, limits.listedOfTeam);
  }

  return {
    publish,
    async refresh(person: string): Promise<void> {
      const home = seen.get(person);
      if (home) await publish(person, home.page);
    },
  };
}
