import { createApis } from "../../src/app/tencent-clients.ts";
import type { Flow } from "../../src/conversation/flow.ts";
import { createDesk } from "../../src/desk/desk.ts";
import { createOutbox } from "../../src/desk/outbox.ts";
import type { Platform, Reception } from "../../src/desk/platform.ts";
import { createReception } from "../../src/desk/reception.ts";
import { createRunner } from "../../src/desk/runner.ts";
import { durations } from "../../src/flows/durations.ts";
import { makePassword } from "../../src/flows/fields/password.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import type { Log } from "../../src/machine/log.ts";
import { chatAdmin } from "../../src/practice/chat-apps.ts";
import { classroomApps } from "../../src/practice/classroom.ts";
import { creationsOf } from "../../src/provisioning/earlier-settings.ts";
import { createPace } from "../../src/provisioning/pace.ts";
import { createSearch } from "../../src/provisioning/protocol/after-restore.ts";
import { performersOf } from "../../src/provisioning/protocol/check-verdict.ts";
import type { Parts } from "../../src/provisioning/protocol/dependencies.ts";
import { reconcile } from "../../src/provisioning/protocol/reconcile.ts";
import { protocolTimes } from "../../src/provisioning/protocol/times.ts";
import { systems } from "../../src/provisioning/systems.ts";
import type { ChatAdmin } from "../../src/tencent/admin-sig.ts";
import type { Connections } from "../../src/tencent/connections.ts";
import type { Credential } from "../../src/tencent/tc3.ts";
import type { Vault } from "../../src/vault/vault.ts";
import type { Life } from "./life.ts";
import { naivePerformer } from "./naive.ts";
import type { Random } from "./random.ts";
import { answerMs } from "./tencent.ts";
import type { Time } from "./time.ts";

export interface ReplicaParts {
  time: Time;
  life: Life;
  random: Random;
  /** The parts below are wrapped by `wire`, so that calls to them can fail. */
  ledger: Ledger;
  vault: Vault;
  platform: Platform;
  connections: Connections;
  keys: { cloud: Credential; chat: Omit<ChatAdmin, "identifier"> };
  /** This machine's own clock, which may differ from the ledger's. */
  clock: () => number;
  flow: (id: string) => Flow | undefined;
  /** Waits until the next poll of the ledger. */
  rest: () => Promise<void>;
  protocol: "ours" | "naive";
  log: Log;
}

export interface Replica {
  life: Life;
  reception: Reception;
}

const caps = { perNumber: 100, perAgent: 1000, perDesk: 1000 };

/** Starts one process, put together as in `main.ts`, but with simulated stores, platforms and Tencent. */
export function startReplica(parts: ReplicaParts): Replica {
  const { time, life, random, ledger, vault, platform, flow, log } = parts;
  const world = "real";
  const pause = (ms: number) => time.sleep(ms, life);
  const pace = createPace({ ledger, pause, clock: time.now });
  const { apis } = createApis({
    credential: async () => parts.keys.cloud,
    urls: {},
    domainPhone: "national",
    lcic: classroomApps[0],
    chat: { ...parts.keys.chat, identifier: chatAdmin },
    secretMs: durations.deliverableMs,
    deadlineMs: answerMs,
    takeSlot: pace.take,
    clock: parts.clock,
    connections: parts.connections,
    draw: random.whole,
  });
  const desk = createDesk({
    ledger,
    vault,
    world,
    flow,
    facts: () => ({ profile: "2024" }),
    makePassword: () => makePassword((count) => Uint8Array.from({ length: count }, () => random.whole(256))),
    draw: random.whole,
    readAt: "sim:operators",
    wake: () => runner.wake(),
  });
  const protocol: Parts = {
    ledger,
    vault,
    desk,
    times: protocolTimes,
    caps,
    log,
    pace,
    pause,
  };
  const ours = { partner: world, ...apis };
  const given = systems(protocol, ours);
  const creationOf = creationsOf(protocol, ours, given);
  const performers = performersOf(protocol, given, creationOf);
  if (parts.protocol === "naive") performers.createAccount = naivePerformer(protocol, apis.accounts);
  const outbox = createOutbox({
    leases: protocolTimes,
    ledger,
    vault,
    desk,
    world,
    flow,
    platforms: [platform],
    performers,
    roles: { operators: "sim:operators" },
    log,
    pause,
    random: random.next,
  });
  const { search } = createSearch(protocol, given);
  const runner = createRunner({
    ledger,
    outbox,
    async reconcile() {
      await search();
      await reconcile(protocol, creationOf);
    },
    tidy: async () => {},
    log,
    timers: {
      rest: parts.rest,
      pollAgain() {},
      soon: (act) => time.at(0, act, life),
    },
  });
  runner.start();
  return { life, reception: createReception({ desk, ledger, vault, world, flow, links: [] }) };
}
