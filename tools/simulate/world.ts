import type { Flow } from "../../src/conversation/flow.ts";
import { DeliveryError, type Reception } from "../../src/desk/platform.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import type { Commit, Committed, Ledger } from "../../src/ledger/ledger.ts";
import { StoreDown } from "../../src/ledger/refusals.ts";
import type { Log } from "../../src/machine/log.ts";
import { meetOldCustomer } from "../../src/practice/old-customer.ts";
import { plain, type Wish } from "./answers.ts";
import { createAuditor } from "./audit.ts";
import { reads, wire } from "./door.ts";
import type { Figures } from "./judge.ts";
import { type Kind, kinds } from "./kinds.ts";
import { createLife, type Life } from "./life.ts";
import { createLooks } from "./looks.ts";
import { createOperators, operatorsAt } from "./operators.ts";
import { createPerson, type Person } from "./person.ts";
import { type Replica, startReplica } from "./replica.ts";
import { createScreen } from "./screen.ts";
import { type Due, type Store, sqliteStore } from "./store.ts";
import { createTencent } from "./tencent.ts";
import { createTime } from "./time.ts";
import { drawWeather, type Weather } from "./weather.ts";

export interface Story {
  seed: number;
  kind: Kind;
  /** More went wrong than the protocol can know of. */
  isBeyond: boolean;
  /** A backup was put in the ledger's place. */
  isRestored: boolean;
  wrongs: string[];
  figures: Figures;
  /** What happened, in order; kept only when asked for. */
  lines: string[];
}

interface Options {
  protocol?: "ours" | "naive";
  /** Keeps the lines of the story. */
  isTold?: boolean;
  openStore?: (clock: () => number) => Store;
}

const second = 1000;
const minute = 60 * second;
const noon = Date.UTC(2026, 10, 22, 12);
const peopleMs = 40 * minute; // after the storm, until nobody does anything any more
const tailMs = 50 * minute; // and until whatever is in doubt must be resolved or in somebody's hands
const searchMs = 40 * minute; // after a restore, longer than desks look for what was made before it
const magicWords = [
  ..."error unlisted timeout cut blind gateway html truncated torn slow huge redirect nouin".split(" "),
].flatMap((word) => [`${word}.before`, `${word}.after`]);
const otherMagic = ["taken.stranger", "refuse.limit", "refuse.denied", "late.after", "lookup.busy"];
const keyedMagic = ["late.after", "lag.after"];

const looksFor: Record<string, Due | "jobs"> = { claim: "jobs", line: "jobs", due: "cases", claimAttempts: "attempts" };

const nothing = () => {};
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing } as unknown as Log;

const flows = new Map(
  allFlows({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations).map((each) => [each.id, each]),
);

export function flow(id: string): Flow | undefined {
  return flows.get(id);
}

/** One world from its first to its last event, as its seed draws it. */
export async function simulate(seed: number, options: Options = {}): Promise<Story> {
  const { protocol = "ours", isTold = false, openStore = sqliteStore } = options;
  const weather = drawWeather(seed);
  const { random } = weather;
  const time = createTime(noon);
  const lines: string[] = [];
  const tell = (what: string) => {
    if (isTold) lines.push(`${clockOf(time.now() - noon)} ${what}`);
  };
  const stormUntil = noon + weather.stormMs;
  const isStormy = () => time.now() < stormUntil;
  const quietFrom = Math.max(stormUntil, noon + (weather.restore?.spendsMs ?? 0));
  const isTroubled = () => isStormy() && !weather.isFair;
  const auditor = createAuditor(weather, tell);
  const people: Person[] = [];
  const store = openStore(time.now);
  const looks = createLooks(time, () => Math.min(store.nextDue(), nextSearch()));
  /** What a restored ledger's open requests may have had made is looked for now and then. */
  const searchFrom = noon + (weather.restore?.atMs ?? Number.NEGATIVE_INFINITY);
  const isSearched = () => time.now() >= searchFrom + searchMs;
  const nextSearch = () => (time.now() >= searchFrom && !isSearched() ? time.now() : Number.POSITIVE_INFINITY);
  const screen = createScreen(tell);
  const tencent = createTencent({
    time,
    weather,
    isStormy,
    tell,
    onMade: (made) => auditor.created(made, people),
  });
  const log = isTold ? logTo(tell) : silent;
  const quick = () => (isTroubled() && random.chance(0.01) ? random.wide(10, 20 * second) : random.between(0, 4));
  const fails = (odds: number) =>
    isStormy() && random.chance(odds) ? random.pick(["before", "after"] as const) : undefined;

  function storeFault(method: string) {
    const when = method === "now" ? undefined : fails(weather.storeFault);
    return when && { [when]: new StoreDown(new Error("simulated")) };
  }

  const lookMs = () => (isStormy() || people.some(({ isOver }) => !isOver) ? weather.lookMs : 30 * second);

  function open(n: number): Replica {
    const name = `replica ${n}`;
    const clock = () => time.now() + weather.skewMs[n]!; // the ledger's is the same for all
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
    /** The time, and looks that find nothing. */
    const isInstant = (method: string, [kind]: readonly unknown[]) => {
      const what = looksFor[method];
      if (what === undefined) return method === "now";
      return store.nextDue(what === "jobs" ? (kind as Due) : what) > time.now();
    };
    const onDone = (method: string, given: readonly unknown[], result: unknown) => {
      if (!reads.includes(method)) looks.written();
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
      rest: () => looks.wait(lookMs() * random.between(0.5, 1.5), life),
      protocol,
      log,
    });
  }

  const clerk = store.ledger(time.now);
  const api = kinds[weather.kind].control;
  if (weather.hasControl && api) {
    await clerk.write([{ write: "control", api, control: { at: noon, lagMs: 0 } }]);
  }
  const replicas = [0, 1, 2].map(open);

  /** As a platform does: until it is acked, four times at most; and sometimes again although it was. */
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

  for (let n = 0; n < weather.people; n += 1) {
    const wish = wishOf(seed, n, weather);
    const whim = () => (isStormy() ? weather.whim : 0);
    people.push(
      createPerson({
        wish,
        time,
        random,
        whim,
        isRestless: weather.isBeyond,
        isForgotten: () => weather.restore !== undefined,
        cards: () => screen.cards(wish.id),
        codeOn: tencent.codeOn,
        deliver,
        until: quietFrom + peopleMs,
      }),
    );
  }

  if (weather.hasOperators)
    createOperators({
      time,
      random,
      whim: () => (isStormy() ? weather.whim : 0),
      cards: () => screen.cards(operatorsAt),
      inConsole: (caseId) => auditor.unshown(caseId, people)?.id,
      deliver,
      until: quietFrom + peopleMs,
    });

  const { restore } = weather;
  if (restore && store.backup) {
    time.at(restore.backupMs, () => {
      tell("a backup is made");
      const [putBack, forget] = [store.backup!(), auditor.backup()];
      time.at(restore.atMs - restore.backupMs, () => {
        tell("the backup is put back");
        for (const { life } of replicas) if (!life.isGone) life.die();
        putBack();
        forget();
        screen.forget(auditor.knows);
        const ledger = store.ledger(time.now);
        void ledger.markRestored();
        time.at(restore.spendsMs - restore.atMs, () => {
          tell("the desks may spend again");
          void ledger.letSpend();
        });
      });
    });
  }

  if (weather.hasOldCustomer) meetOldCustomer(people[0]!.wish.keys[0]!, tencent.world());

  /** Nothing is promised, in doubt or asleep. */
  function isAtRest(): boolean {
    if (isStormy() && !weather.isFair && people.some(({ isOver }) => !isOver)) return false;
    if (people.some(({ isOver }) => !isOver)) return false;
    if (replicas.some(({ life }) => life.isGone || life.isStill)) return false;
    const attempts = store.attempts();
    if (attempts.some(({ state }) => state === "sent" || state === "unknown")) return false;
    return store.waiting() === 0;
  }

  const tail = weather.isSlowIndex ? weather.lagMs + 130 * minute : tailMs;
  const end = quietFrom + peopleMs + tail;
  let isOver = false;
  let rests = 0;
  const look = () => {
    rests = isAtRest() ? rests + 1 : 0;
    const mayEnd =
      rests >= 2 &&
      time.now() > noon + (weather.restore?.spendsMs ?? 0) &&
      isSearched() &&
      (!weather.isSlowIndex || time.now() > stormUntil + tail);
    isOver = mayEnd || time.now() > end;
    time.at(minute, look);
  };
  time.at(minute, look);
  await time.run(() => isOver);

  const figures = await auditor.close(store, clerk, people, screen.told);
  if (protocol === "ours") {
    for (const { wish, goes } of people) {
      const texts = wish.marks.reduce((sum, address) => sum + tencent.textsTo(address), 0);
      if (texts > goes) auditor.wrong(`${wish.id} got ${texts} texts for ${goes} goes`);
    }
  }
  auditor.scan(
    store.bytes(),
    people.map(({ wish }) => wish.password),
  );
  await store.close();
  return {
    seed,
    kind: weather.kind,
    isBeyond: weather.isBeyond,
    isRestored: weather.restore !== undefined,
    wrongs: auditor.wrongs,
    figures,
    lines,
  };
}

function wishOf(seed: number, n: number, { kind, random, isShared, magic, isUnbound }: Weather): Wish {
  const unbound = isUnbound && n === 0 ? `${random.pick(["reason.after", "bindlimit.after"])}+` : "";
  // an id that a person chose is somebody else's when it is called taken, and the protocol cannot know better
  const keyed = kind === "classroom" ? keyedMagic : [...keyedMagic, "registered.after"];
  const others = kind === "open" ? otherMagic : keyed;
  const word = magic ? `${random.pick(random.chance(0.8) ? magicWords : others)}+` : "";
  const shared = isShared && n < 2 ? ["shared"] : [];
  const names = [shared[0] ?? `${unbound || word}p${n}`, `p${n}second`, `p${n}third`];
  const mails = names.map((name) => `${name}@example.com`);
  const phones = [`512${n}4561`, `512${n}4562`, `512${n}4563`];
  const wish = { id: `sim:p${n}`, kind, password: `Kite#${n}x${seed % 1_000_000}zQ` };
  switch (kind) {
    case "open":
      return { ...wish, keys: mails, marks: phones };
    case "verify": {
      const keys = random.chance(0.5)
        ? mails
        : [...mails.slice(0, shared.length), ...phones.map((each) => `+852${each}`)];
      return { ...wish, keys, marks: keys.slice(shared.length).map(plain) };
    }
    case "official":
      return { ...wish, keys: names, marks: [`Shop ${n}`, `Garden ${n}`, `School ${n}`] };
    case "classroom":
      return {
        ...wish,
        keys: random.chance(0.5) ? names : ["skip", "skip", "skip"],
        marks: [`Ana ${n}`, `Mei ${n}`, `Li ${n}`],
      };
  }
}

function logTo(tell: (what: string) => void): Log {
  const at = (level: string) => (fields: object, message: string) =>
    tell(`${level}: ${message} ${JSON.stringify(fields)}`);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } as unknown as Log;
}

function clockOf(ms: number): string {
  return `${String(Math.floor(ms / minute)).padStart(3)}:${((ms % minute) / second).toFixed(3).padStart(6, "0")}`;
}
