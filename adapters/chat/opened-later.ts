import type { Text } from "../../src/conversation/types.ts";
import { NotYet, type Platform, type ShownCall, type ShownCard } from "../../src/desk/platform.ts";
import type { Waiting } from "./around-a-secret.ts";
import { createDeliveries, type Deliveries } from "./deliveries.ts";
import { lastMs } from "./turns.ts";

/** The part of an adapter that shows things to people. It exists once the platform is connected. */
interface Outlet {
  show(address: string, card: ShownCard): Promise<void>;
  call(address: string, call: ShownCall): Promise<void>;
  zoneOf?(person: string): Promise<string | undefined>;
  tell(address: string, notice: Text): Promise<void>;
  reveal(address: string, caseId: string, waiting: Waiting): Promise<void>;
  isGone?(person: string): Promise<boolean>;
}

const againMs = 1_000;

/**
 * A platform as the desk has it before it is connected. Until then whatever the desk has to tell there waits. Afterwards it
 * lets those go first who wait for an ack.
 */
export function openedLater(name: string, { turn, calm }: Pick<Deliveries, "turn" | "calm"> = createDeliveries()) {
  let outlet: Outlet | undefined;
  const opened = async (): Promise<Outlet> => {
    if (!outlet) throw new NotYet(`${name} is not open yet.`, againMs);
    await turn();
    return outlet;
  };
  const platform: Platform = {
    name: name.toLowerCase(),
    show: async (address, card) => (await opened()).show(address, card),
    call: async (address, call) => (await opened()).call(address, call),
    zoneOf: async (person) => (await opened()).zoneOf?.(person),
    tell: async (address, notice) => (await opened()).tell(address, notice),
    isGone: async (person) => (await outlet?.isGone?.(person)) ?? false,
    reveal: async (address, caseId, secret, handed) => (await opened()).reveal(address, caseId, { secret, handed }),
    calm: () => calm(lastMs),
  };
  return {
    platform,
    open<Opened extends Outlet>(theirs: Opened): Opened {
      outlet = theirs;
      return theirs;
    },
  };
}
