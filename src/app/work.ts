import { approvers } from "../conversation/may.ts";
import { operators } from "../conversation/turn/verdict.ts";
import { createDayReport } from "../desk/day-report.ts";
import type { Desk } from "../desk/desk.ts";
import { createFileCases } from "../desk/file-cases.ts";
import { createGoOn } from "../desk/go-on.ts";
import type { Offer } from "../desk/kinds-offered.ts";
import { createTellOfOpen } from "../desk/open-requests.ts";
import { createOperatorsNews } from "../desk/operators-news.ts";
import { createOutbox } from "../desk/outbox.ts";
import type { Platform } from "../desk/platform.ts";
import { createPresence } from "../desk/presence.ts";
import { createTellRetired } from "../desk/retired.ts";
import { createRunner, type Runner } from "../desk/runner.ts";
import { createStaffing } from "../desk/staffing.ts";
import { createTakenOff } from "../desk/taken-off.ts";
import { createTextAlarm } from "../desk/text-alarm.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import { creationsOf } from "../provisioning/earlier-settings.ts";
import { settingsOf } from "../provisioning/kinds.ts";
import type { Pace } from "../provisioning/pace.ts";
import { createSearch } from "../provisioning/protocol/after-restore.ts";
import { performersOf } from "../provisioning/protocol/check-verdict.ts";
import type { Parts } from "../provisioning/protocol/dependencies.ts";
import { reconcile } from "../provisioning/protocol/reconcile.ts";
import type { ProtocolTimes } from "../provisioning/protocol/times.ts";
import { type Apis, systems } from "../provisioning/systems.ts";
import type { Vault } from "../vault/vault.ts";
import { servesOf } from "./platforms.ts";
import type { Config } from "./settings/config.ts";
import type { Policy } from "./settings/policy.ts";
import type { Watching } from "./watching.ts";

const weekMs = 7 * 24 * 60 * 60_000;

export interface WorkParts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  offer: Pick<Offer, "flow" | "refresh">;
  apis: Omit<Apis, "partner">;
  pace: Pace;
  times: ProtocolTimes;
  policy: Policy;
  platforms: Platform[];
  /** The address at which the operators read. */
  readAt: string | undefined;
  refusing: Set<string>;
  watching: Pick<Watching, "metrics" | "meters">;
  log: Log;
}

/** What a desk does by itself: it keeps what was promised, finds out how lost calls ended, and tidies up. */
export function createWork(config: Config, work: WorkParts): Runner {
  const { world } = config;
  const { ledger, vault, desk, offer, times, policy, readAt, log } = work;
  const { countries: served, links, texts: caps } = policy;
  const parts: Parts = { ledger, vault, desk, times, caps, links, log, pace: work.pace, ...(served && { served }) };
  const apis: Apis = { partner: world, ...work.apis };
  const given = systems(parts, apis);
  const creationOf = creationsOf(parts, apis, given);
  const { search, within } = createSearch(parts, given);
  const serves = servesOf(config, vault);
  const tellOfOpen = createTellOfOpen(
    { ledger, world },
    createTakenOff({ vault, desk, serves, log }),
    createTellRetired({ vault, desk, flow: offer.flow, settingsOf, log }),
    createStaffing({ vault, desk, role: operators, readAt }),
    createStaffing({ vault, desk, role: approvers, readAt: config.APPROVERS?.at }),
  );

  const news = createOperatorsNews({
    ...{ ledger, platforms: work.platforms, readAt: config.OPERATORS, log },
    looks: [createTextAlarm({ ledger, world, log }), createDayReport({ ledger, world, hour: config.REPORT_HOUR })],
  });
  const fileCases = createFileCases({ ledger, flow: offer.flow, log });

  return createRunner({
    ledger,
    outbox: createOutbox({
      ledger,
      vault,
      desk,
      world,
      flow: offer.flow,
      serves,
      presence: createPresence({ platforms: work.platforms, desk, log }),
      platforms: work.platforms,
      performers: performersOf(parts, given, creationOf),
      roles: { operators: readAt, approvers: config.APPROVERS?.at },
      leases: times,
      refusing: work.refusing,
      meters: work.watching.meters,
      log,
    }),
    async reconcile() {
      await search();
      await reconcile(parts, creationOf);
    },
    reconcileWithin: within,
    goOn: createGoOn({ ledger, desk, platforms: work.platforms, readAt, log }),
    async tidy() {
      await news();
      await vault.sweep();
      await ledger.prune((await ledger.now()) - weekMs);
      await offer.refresh();
      await tellOfOpen();
      await fileCases();
    },
    calm: () => Promise.all(work.platforms.map((platform) => platform.calm?.())),
    polled: work.watching.metrics.polled,
    log,
  });
}
