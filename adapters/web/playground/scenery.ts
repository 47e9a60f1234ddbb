import type { Reception } from "../../../src/desk/platform.ts";
import type { Scene } from "./draw/scene.ts";
import { people, type Side } from "./front.ts";
import type { Pane } from "./pane.ts";
import type { PlaygroundSettings } from "./settings.ts";

/** Gathers what the page shows at this moment. */
export function createScenery(
  { talk, inspect, calls, practice, mishaps, flows, zone, clock, terminal }: PlaygroundSettings,
  panes: Record<Side, Pane>,
  armed: ReadonlyMap<string, string>,
) {
  return async function scene(reception: Pick<Reception, "card">): Promise<Scene> {
    const caseId = talk.id;
    const inspected = caseId === "" ? undefined : await inspect(caseId);
    const cardOf = async (side: Side) =>
      panes[side].card(caseId) ?? (caseId === "" ? undefined : await reception.card(caseId, people[side]));
    const [agent, customer] = [await cardOf("agent"), await cardOf("customer")];
    return {
      caseId,
      entries: { agent: panes.agent.entries(), customer: panes.customer.entries() },
      cards: { ...(agent && { agent }), ...(customer && { customer }) },
      ...(inspected && { inspected }),
      calls: calls(),
      phone: practice.phone(),
      books: practice.books(),
      mishaps: mishaps.filter(({ kind }) => kind === (inspected?.kind ?? "open")),
      armed: Object.fromEntries(armed),
      flows,
      wall: { zone, now: clock() },
      hasTerminal: terminal !== undefined,
    };
  };
}
