import { createInspector } from "../desk/inspect.ts";
import type { Offer } from "../desk/kinds-offered.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import { version } from "../machine/package.ts";
import type { Sandbox } from "../practice/server.ts";
import type { createCallLog } from "./call-log.ts";
import { mishapsOf } from "./mishaps.ts";
import { type createOneTalk, type Playground, playgroundOf, type Terminal } from "./platforms.ts";

interface PlaygroundParts {
  ledger: Ledger;
  offer: Pick<Offer, "flow" | "flows">;
  practice: Sandbox;
  calls: ReturnType<typeof createCallLog>;
  talk: ReturnType<typeof createOneTalk>;
  /** Whether the person on the page also runs the desk. */
  isOperator: boolean;
  /** The terminal of the same person, if there is one. */
  terminal: Terminal | undefined;
  log: Log;
}

/**
 * Makes the playground, and what the desk has to tell it. Undefined where nothing was compiled for browsers.
 */
export async function openPlayground(
  parts: PlaygroundParts,
): Promise<{ play: Playground; watched: ReturnType<typeof createInspector>["keep"] } | undefined> {
  const { ledger, offer, practice, calls, talk, isOperator, terminal, log } = parts;
  const inspector = createInspector({ ledger, world: "practice", flow: offer.flow, clock: Date.now });
  const play = await playgroundOf({
    version,
    flows: offer.flows().map(({ id, name }) => ({ key: id, label: name })),
    practice,
    mishaps: mishapsOf(),
    inspect: inspector.inspect,
    calls: calls.newest,
    talk,
    isOperator,
    ...(terminal && { terminal: terminal.platform }),
    clock: Date.now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    log,
  });
  return play && { play, watched: inspector.keep };
}
