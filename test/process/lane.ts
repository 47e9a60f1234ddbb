import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { poll } from "../poll.ts";
import { type Desk, run, type Step, startDesk, tempFolder } from "./desk.ts";
import { leaksIn } from "./secrets.ts";
import { type Store, sqliteIn } from "./store.ts";
import { converse, isOver, type Manner, newTalk, type Talk } from "./talk.ts";
import { apart, startTencent, type Tencent } from "./tencent.ts";

/** Short enough that what nobody can know is certain within seconds. */
export const durations =
  "send=2,fence=2,horizon=3,looks=0/0.2/0.5,lookEvery=0.5,emptyEvery=0.2,textAgain=0.2,rate=0.3,manual=120,numberWindow=0";
/** By these, from the signature on: the horizon, a look after it, and two more. */
export const longestDoubtMs = 3_000 + 500 + 2 * 200;

export interface Scene {
  desk: Desk;
  tencent: Tencent;
  /** To be called once whatever this point is about has been killed. */
  done: () => void;
}

/** When something dies in a talk. */
export interface Point {
  name: string;
  manner: Manner;
  /** Around a text or a create, where a mistake costs most. */
  isCore?: true;
  /** For the desk of each start: moments, as expressions over what `tripwire.mjs` says, at the last of which it dies. */
  trips?: readonly (readonly string[])[];
  /** Called at the start of the talk; what it returns is called as the talk goes. */
  set?(scene: Scene, talk: Talk): { read?: () => void; said?: (step: Step) => void };
}

export type Lane = Awaited<ReturnType<typeof lead>>;

interface Patience {
  entryFile?: string;
  /** The entry of the build that works until the first kill. */
  before?: string;
  /** A desk that has nothing to say for this long is killed and started again. */
  idleMs?: number;
  starts?: number;
  /** In the desks' folder when left out. */
  store?: Store;
}

/** One store and one Tencent, through talk after talk, each killed at its point and led to its end by the next desks. */
export async function lead(
  n: number,
  points: readonly Point[],
  { entryFile, before = entryFile, idleMs = 60_000, starts = 8, store: given }: Patience = {},
) {
  const [folder, elsewhere] = [tempFolder(), tempFolder()];
  const store = given ?? sqliteIn(folder);
  const tencent = await startTencent(elsewhere, apart);
  const key = `the key of lane ${n}, which is long enough`;
  const port = points.some(({ manner }) => manner.onPage) ? await freePort() : 0;
  const env = {
    ...tencent.env,
    FRONTDESK_KEY: key,
    SMS_COUNTRIES: "*",
    SMS_PER_NUMBER_DAY: "1000",
    SMS_PER_AGENT_DAY: "10000",
    SMS_PER_DAY: "10000",
    DURATIONS: durations,
    ...store.env,
    ...(port && { PORT: String(port), PUBLIC_URL: "https://desk.example.com" }),
  };
  const talks: Talk[] = [];
  const ups: Up[] = [];
  const missed: string[] = [];
  const gaveUp: string[] = [];
  let kills = 0;
  let log = "";

  async function talkTo(talk: Talk, { name, trips = [], set }: Partial<Point> = {}): Promise<void> {
    talks.push(talk);
    if (talk.onPage) talk.pagesAt = `http://127.0.0.1:${port}`;
    let isDone = set === undefined;
    const done = () => {
      isDone = true;
    };
    const [isControl, { waits }] = [talks.length === 1, talk];
    for (let start = 0; start < starts && (start < trips.length || !isOver(talk)); start += 1) {
      const at = trips[start];
      const trip = at && tripwire(at, join(elsewhere, `trail-${talks.length}-${start}`));
      const slower = isControl ? ["send=2", "send=40"] : waits ? ["textAgain=0.2", "textAgain=3"] : ["", ""];
      const DURATIONS = env.DURATIONS.replace(slower[0]!, slower[1]!);
      const isBefore = isControl || (talks.length === 2 && start === 0);
      const desk = startDesk(folder, { ...env, DURATIONS, ...trip?.env }, isBefore ? before : entryFile);
      const idle = setTimeout(() => void desk.kill(), idleMs);
      const { read, said } = (start === 0 && set?.({ desk, tencent, done }, talk)) || {};
      const heard = () => {
        idle.refresh();
        read?.();
      };
      await converse(desk, talk, tencent, { read: heard, ...(said && { said }) });
      if (trip) await desk.exit;
      clearTimeout(idle);
      const { code } = await desk.kill();
      if (code !== null) gaveUp.push(desk.raw());
      if (desk.upAt() !== undefined) ups.push({ from: desk.upAt()!, to: Date.now() });
      if (trip?.isSprung()) kills += 1;
      else if (trip) missed.push(`${name}, start ${start + 1}`);
      log += desk.raw();
      if (isBefore && !isControl && before !== entryFile)
        await poll("this build to start", async () => (await run(folder, ["cases"], env)).code === 0 || undefined);
    }
    talk.page?.leaves();
    if (!isDone) missed.push(name!);
    else if (set) kills += 1;
  }

  try {
    // look-ups have to show an account that is known before an empty one is believed; and the first desk gets Tencent's lists
    await talkTo(newTalk(customer(n, 0), {}));
    for (const [i, point] of points.entries()) await talkTo(newTalk(customer(n, i + 1), point.manner), point);
    const [books, phone] = [await tencent.books(), await tencent.phone()];
    const cases = JSON.parse((await run(folder, ["cases", "--json"], env)).stdout) as CaseLine[];
    const { stdout: audit } = await run(folder, ["audit"], env);
    const secrets = [...talks.map((talk) => talk.customer.password), ...phone.map(({ code }) => code)];
    const made = talks.flatMap(({ revealed = [] }) => revealed);
    const shown = log.replaceAll(/^\{"type":"reveal".*$/gm, "");
    const places = { ...(await store.contents()), log: Buffer.from(shown) };
    const uins = books.accounts.map(({ uin }) => uin);
    const leaks = leaksIn(places, [...new Set([...secrets, ...made])], uins);
    const ledger = await store.open(key);
    const doubts = (await Promise.all(talks.map((talk) => doubtsOf(ledger, talk, ups)))).flat();
    await ledger.close();
    return { points, talks, kills, missed, gaveUp, books, phone, cases, audit, leaks, doubts };
  } finally {
    await tencent.close();
  }
}

/** A port at which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const preload = pathToFileURL(resolve("test/process/tripwire.mjs")).href;

function tripwire(at: readonly string[], trail: string) {
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, TRIPWIRE: JSON.stringify({ at, trail }) },
    isSprung: () => readFileSync(trail, "utf8").endsWith("killed\n"),
  };
}

interface CaseLine {
  case: string;
  state: string;
  uin: string | null;
}

/** While a desk was at work. */
interface Up {
  from: number;
  to: number;
}

/** A create whose answer nobody heard. */
interface Doubt {
  isResolved: boolean;
  /** Whether a person was asked. */
  isEscalated: boolean;
  /** From the signature until the case went on, as long as a desk was at work. */
  ms: number;
}

async function doubtsOf(ledger: Ledger, { case: id = "", customer }: Talk, ups: Up[]): Promise<Doubt[]> {
  const attempts = await ledger.attemptsFor("real", customer.mail);
  const settled: number[] = [];
  for await (const { what, at } of ledger.audit(id)) if (what === "settled") settled.push(at);
  return attempts.flatMap(({ state, code, signedAt }) => {
    const isDoubted = state === "done" ? code !== undefined : state !== "refused";
    if (!isDoubted) return [];
    const end = settled.find((at) => at >= signedAt) ?? Date.now();
    const ms = ups.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, signedAt)), 0);
    return [{ isResolved: state === "done" || state === "absent", isEscalated: state === "manual", ms }];
  });
}

/** The part of every typed password that is the same. */
export const passwordMark = "Kept7secret";

function customer(n: number, i: number) {
  const phone = `5${1 + (n % 8)}2${String(i).padStart(3, "0")}50`;
  return {
    mail: `lane${n}.talk${i}@example.com`,
    phone,
    name: `Ana Example ${n} ${i}`,
    password: `${passwordMark}${n}x${i}!`,
  };
}

/** What must never happen, said of whom it happened to. */
export function wrongsIn({ talks, missed, gaveUp, books, phone, cases, audit, leaks, doubts }: Lane) {
  const { accounts } = books;
  const duplicates = accounts.filter(({ mail, uin }) =>
    accounts.some((other) => other.mail === mail && other.uin !== uin),
  );
  const lost = talks.flatMap(({ case: id, customer: { mail }, closed }) => {
    const account = accounts.find((each) => each.mail === mail);
    const file = cases.find((each) => each.case === id);
    const isDone = closed?.state === "done" && file?.state === "done";
    return account && isDone && closed.uin === account.uin && file.uin === account.uin
      ? []
      : [{ mail, closed, account, file }];
  });
  const textsTo = (number: string) => phone.filter(({ to }) => to.endsWith(number)).length;
  return {
    duplicates,
    lost,
    /** An answer that was taken, and is not what the account was made of. */
    acksMissing: talks.flatMap(({ customer: { mail, phone: number, name } }) =>
      accounts.filter((each) => each.mail === mail && (each.phone !== number || each.name !== name)),
    ),
    askedTwice: talks.flatMap(({ askedTwice }) => askedTwice),
    leaks,
    textedUnasked: talks.flatMap(({ customer: each, goes }) => (textsTo(each.phone) > goes ? [each.phone] : [])),
    /** Whose account is open, and whose page never said so. */
    untold: talks.flatMap((talk) => (talk.onPage && !talk.page?.isAtEnd() ? [talk.customer.mail] : [])),
    unrevealed: talks.flatMap((talk) => (talk.makes && talk.closed && !isOver(talk) ? [talk.customer.mail] : [])),
    unresolved: doubts.filter(({ isResolved, isEscalated }) => !isResolved && !isEscalated),
    missed,
    gaveUp,
    audit: /^The audit chain holds/.test(audit) ? [] : [audit],
  };
}

/** What wrongs there are when there are none. */
export const none: ReturnType<typeof wrongsIn> = {
  duplicates: [],
  lost: [],
  acksMissing: [],
  askedTwice: [],
  leaks: [],
  textedUnasked: [],
  untold: [],
  unrevealed: [],
  unresolved: [],
  missed: [],
  gaveUp: [],
  audit: [],
};
