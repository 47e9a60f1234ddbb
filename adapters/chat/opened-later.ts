import type { Text } from "../../src/conversation/types.ts";
import { NotYet, type Platform, type ShownCall, type ShownCard } from "../../src/desk/platform.ts";
import type { Waiting } from "./around-a-secret.ts";

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

/** A platform as the desk has it before it is connected. Until then whatever the desk has to tell there waits. */
export function openedLater(name: string) {
  let outlet: Outlet | undefined;
  const opened = (): Outlet => {
    if (!outlet) throw new NotYet(`${name} is not open yet.`, againMs);
    return outlet;
  };
  const platform: Platform = {
    name: name.toLowerCase(),
    show: async (address, card) => opened().show(address, card),
    call: async (address, call) => opened().call(address, call),
    zoneOf: async (person) => opened().zoneOf?.(person),
    tell: async (address, notice) => opened().tell(address, notice),
    isGone: async (person) => (await outlet?.isGone?.(person)) ?? false,
    reveal: async (address, caseId, secret, handed) => opened().reveal(address, caseId, { secret, handed }),
  };
  return {
    platform,
    open<Opened extends Outlet>(theirs: Opened): Opened {
      outlet = theirs;
      return theirs;
    },
  };
}
