import type { Flow } from "../../src/conversation/flow.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import type { Log } from "../../src/machine/log.ts";
import { meetOldCustomer } from "../../src/practice/old-customer.ts";
import { createAuditor } from "./audit.ts";
import { type Conditions, createConditions, noon } from "./conditions.ts";
import { createDeliver } from "./deliver.ts";
import type { Figures } from "./final-checks.ts";
import { type Kind, kinds } from "./kinds.ts";
import { createOperators, operatorsAt } from "./operators.ts";
import { createPerson, type Person } from "./person.ts";
import { planRestore } from "./plan-restore.ts";
import { createPolls } from "./polls.ts";
import type { Replica } from "./replica.ts";
import { openReplicas } from "./replicas.ts";
import { createScreen } from "./screen.ts";
import { type Store, sqliteStore } from "./store.ts";
import { storedSecrets } from "./stored-secrets.ts";
import { createTencent } from "./tencent.ts";
import { drawWeather } from "./weather.ts";
import { wishOf } from "./wishes.ts";

export interface Story {
  seed: number;
  kind: Kind;
  /** More went wrong than the protocol can know of. */
  isBeyond: boolean;
  /** A backup was put in the ledger's place. */
  isRestored: boolean;
  wrongs: string[];
  figures: Figures;
  /** The story: what happened, in order. Empty unless it was asked for. */
  lines: string[];
}

interface Options {
  protocol?: "ours" | "naive";
  /** Keeps the lines of the story. */
  isTold?: boolean;
  openStore?: (clock: () => number) => Store;
}

const minute = 60_000;
const peopleMs = 40 * minute; // how long people go on after the storm
const tailMs = 50 * minute; // and after that, until every doubt must be resolved or handed to a person
const searchMs = 40 * minute; // after a restore, longer than desks look for what was made before it

const nothing = () => {};
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing } as unknown as Log;

const flows = new Map(
  allFlows({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations).map((each) => [each.id, each]),
);

export function flow(id: string): Flow | undefined {
  return flows.get(id);
}

/** Runs one world from its first to its last event. */
export async function simulate(seed: number, options: Options = {}): Promise<Story> {
  const { protocol = "ours", isTold = false, openStore = sqliteStore } = options;
  const weather = drawWeather(seed);
  const lines: string[] = [];
  const conditions = createConditions(weather, isTold ? (line) => void lines.push(line) : undefined);
  const { random, time, tell, quietFrom, isStormy } = conditions;
  const auditor = createAuditor(weather, tell);
  const people: Person[] = [];
  const store = openStore(time.now);
  const polls = createPolls(time, () => Math.min(store.nextDue(), nextSearch()));
  /** After a restore, desks search now and then for what open requests may have had made. */
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

  const ledger = store.ledger(time.now);
  const api = kinds[weather.kind].control;
  if (weather.hasControl && api) {
    await ledger.write([{ write: "control", api, control: { at: noon, lagMs: 0 } }]);
  }
  const replicas = openReplicas(conditions, {
    ...{ store, screen, tencent, auditor, polls, people, flow, protocol, log },
  });
  const deliver = createDeliver(conditions, replicas);

  const whim = () => (isStormy() ? weather.whim : 0);
  for (let n = 0; n < weather.people; n += 1) {
    const wish = wishOf(seed, n, weather);
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
      whim,
      cards: () => screen.cards(operatorsAt),
      inConsole: (caseId) => auditor.unshown(caseId, people)?.id,
      deliver,
      until: quietFrom + peopleMs,
    });

  planRestore(conditions, { store, auditor, screen, replicas });

  if (weather.hasOldCustomer) meetOldCustomer(people[0]!.wish.keys[0]!, tencent.world());

  await untilOver(conditions, { store, people, replicas, isSearched });

  const figures = await auditor.close(store, ledger, people, screen.told);
  if (protocol === "ours") {
    for (const { wish, goes } of people) {
      const texts = wish.marks.reduce((sum, address) => sum + tencent.textsTo(address), 0);
      if (texts > goes) auditor.wrong(`${wish.id} got ${texts} texts for ${goes} goes`);
    }
  }
  const passwords = people.map(({ wish }) => wish.password);
  for (const secret of storedSecrets(store.bytes(), passwords))
    auditor.wrong(`a secret stands in the ledger: ${secret}`);
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

interface Moving {
  store: Store;
  people: readonly Person[];
  replicas: readonly Replica[];
  isSearched: () => boolean;
}

/** Runs the world until nothing happens any more, or its time is over. */
async function untilOver(
  { weather, time, stormUntil, quietFrom }: Conditions,
  { store, people, replicas, isSearched }: Moving,
): Promise<void> {
  const tail = weather.isSlowIndex ? weather.lagMs + 130 * minute : tailMs;
  const end = quietFrom + peopleMs + tail;
  let isOver = false;
  let rests = 0;
  const check = () => {
    rests = isAtRest(people, replicas, store) ? rests + 1 : 0;
    const mayEnd =
      rests >= 2 &&
      time.now() > noon + (weather.restore?.spendsMs ?? 0) &&
      isSearched() &&
      (!weather.isSlowIndex || time.now() > stormUntil + tail);
    isOver = mayEnd || time.now() > end;
    time.at(minute, check);
  };
  time.at(minute, check);
  await time.run(() => isOver);
}

/** Whether everybody has what they wanted or gave up, and nothing is promised, in doubt or asleep. */
function isAtRest(people: readonly Person[], replicas: readonly Replica[], store: Store): boolean {
  if (people.some(({ isOver }) => !isOver)) return false;
  if (replicas.some(({ life }) => life.isGone || life.isStill)) return false;
  const attempts = store.attempts();
  if (attempts.some(({ state }) => state === "sent" || state === "unknown")) return false;
  return store.waiting() === 0;
}

function logTo(tell: (what: string) => void): Log {
  const at = (level: string) => (fields: object, message: string) => {
    const { ms: _, ...told } = fields as { ms?: number }; // by the machine's clock, which no story tells
    tell(`${level}: ${message} ${JSON.stringify(told)}`);
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } as unknown as Log;
}
