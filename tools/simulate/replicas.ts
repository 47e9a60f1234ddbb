import type { Flow } from "../../src/conversation/flow.ts";
import { DeliveryError } from "../../src/desk/platform.ts";
import { StoreDown } from "../../src/ledger/errors.ts";
import type { Commit, Committed, Ledger } from "../../src/ledger/ledger.ts";
import type { Log } from "../../src/machine/log.ts";
import type { Auditor } from "./audit.ts";
import { type Conditions, clockOf, noon } from "./conditions.ts";
import { reads, wire } from "./door.ts";
import { createLife, type Life } from "./life.ts";
import type { Person } from "./person.ts";
import type { Polls } from "./polls.ts";
import { type Replica, startReplica } from "./replica.ts";
import type { Screen } from "./screen.ts";
import type { Due, Store } from "./store.ts";
import type { createTencent } from "./tencent.ts";

const second = 1000;
const minute = 60 * second;

const looksFor: Record<string, Due | "jobs"> = { claim: "jobs", line: "jobs", due: "cases", claimAttempts: "attempts" };

interface ReplicasParts {
  store: Store;
  screen: Screen;
  tencent: ReturnType<typeof createTencent>;
  auditor: Auditor;
  polls: Polls;
  people: readonly Person[];
  flow: (id: string) => Flow | undefined;
  protocol: "ours" | "naive";
  log: Log;
}

/** Starts three processes, and each again after its death. */
export function openReplicas(conditions: Conditions, parts: ReplicasParts): Replica[] {
  const { weather, random, time, tell, isStormy, isTroubled, fails, quick } = conditions;
  const { store, screen, tencent, auditor, polls, people, flow, protocol, log } = parts;
  const replicas: Replica[] = [];

  function storeFault(method: string) {
    const when = method === "now" ? undefined : fails(weather.storeFault);
    return when && { [when]: new StoreDown(new Error("simulated")) };
  }

  const pollMs = () => (isStormy() || people.some(({ isOver }) => !isOver) ? weather.pollMs : 30 * second);

  function open(n: number): Replica {
    const name = `replica ${n}`;
    const clock = () => time.now() + weather.skewMs[n]!; // the ledger's clock is the same for all
    const life: Life = createLife({
      weather,
      isStormy,
      now: time.now,
      onDeath() {
        auditor.met.deaths += 1;
        tell(`${name} dies`);
        time.at(random.wide(second, 5 * minute), () => {
          tell(`${name} starts again`);
          replicas[n] = open(n);
        });
      },
      onPause(until) {
        auditor.met.pauses += 1;
        tell(`${name} stands still until ${clockOf(until - noon)}`);
      },
    });
    const behind = { time, life, pace: quick, fault: storeFault };
    /** Whether a call takes no time: asking for the time, and polls that find nothing. */
    const isInstant = (method: string, [kind]: readonly unknown[]) => {
      const what = looksFor[method];
      if (what === undefined) return method === "now";
      return store.nextDue(what === "jobs" ? (kind as Due) : what) > time.now();
    };
    const onDone = (method: string, given: readonly unknown[], result: unknown) => {
      if (!reads.includes(method)) polls.written();
      auditor.leased(method, given, result, time.now());
      const writes = method === "commit" ? ((given[0] as Commit).also ?? []) : [];
      if (writes.some(({ write }) => write === "attempt") && fails(weather.freeze))
        life.standStill(random.between(10, 30) * minute);
      if (method === "attemptsFor" && (result as unknown[]).length === 0 && fails(weather.lull))
        life.standStill(random.between(1.5, 3) * minute);
      if (method === "commit") auditor.committed(given[0] as Commit, result as Committed, people);
    };
    return startReplica({
      time,
      life,
      random,
      // guard: ledger's clock
      ledger: wire<Ledger>(store.ledger(time.now), { ...behind, onDone, isInstant }),
      vault: wire(store.vault, behind),
      platform: wire(screen.platform, {
        time,
        life,
        pace: () => (isTroubled() && random.chance(0.02) ? random.wide(second, 60 * second) : random.between(20, 400)),
        fault: () => {
          const when = fails(weather.showFault);
          return when && { [when]: new DeliveryError("sim", random.between(500, 5000), new Error("no network")) };
        },
      }),
      connections: tencent.connections(life),
      keys: tencent.keys,
      clock,
      flow,
      rest: () => polls.wait(pollMs() * random.between(0.5, 1.5), life),
      protocol,
      log,
    });
  }

  for (const n of [0, 1, 2]) replicas.push(open(n));
  return replicas;
}
