import type { Reception } from "../../src/desk/platform.ts";
import type { Conditions } from "./conditions.ts";
import type { Replica } from "./replica.ts";

const second = 1000;
const minute = 60 * second;

/** Brings what people do to one of the replicas. */
export function createDeliver({ weather, random, time, tell, isStormy }: Conditions, replicas: readonly Replica[]) {
  return deliver;

  /** Delivers an event as platforms do: until it is acked, four times at most, and sometimes again after the ack. */
  function deliver(what: string, event: (reception: Reception) => Promise<unknown>): void {
    tell(what);
    let isAcked = false;
    const hand = (tries: number) => {
      const { life, reception } = random.pick(replicas);
      if (!life.isGone) {
        event(reception).then(
          () => {
            isAcked = true;
          },
          () => {},
        );
      }
      const again = [0, minute, 5 * minute][tries];
      if (again !== undefined)
        time.at(3 * second + again, () => {
          if (!isAcked) hand(tries + 1);
        });
    };
    const late = isStormy() && random.chance(weather.late) ? random.wide(second, 5 * minute) : random.between(20, 300);
    time.at(late, () => hand(0));
    while (random.chance(weather.again)) time.at(random.wide(20, 6 * minute), () => hand(3));
  }
}
