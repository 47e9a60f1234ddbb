import { type Desk, run, type Step, startDesk, tempFolder } from "./desk.ts";
import { filesIn, leaksIn } from "./secrets.ts";
import { converse, newTalk, type Talk } from "./talk.ts";
import { startTencent, type Tencent } from "./tencent.ts";

/** Short enough that what nobody can know is certain within seconds. */
export const durations =
  "send=2,fence=2,horizon=3,looks=0/0.2/0.5,lookEvery=0.5,emptyEvery=0.2,textAgain=0.2,rate=0.3,manual=120";

export interface Scene {
  desk: Desk;
  tencent: Tencent;
  /** To be called once whatever this point is about has been killed. */
  done: () => void;
}

/** When something dies in a talk. */
export interface Point {
  name: string;
  /** Whether the talk has wrong answers in it. */
  slips: boolean;
  /** Called at the start of the talk; what it returns is called as the talk goes. */
  set(scene: Scene, talk: Talk): { read?: () => void; said?: (step: Step) => void };
}

export type Lane = Awaited<ReturnType<typeof lead>>;

interface Patience {
  entryFile?: string;
  /** A desk that has nothing to say for this long is killed and started again. */
  idleMs?: number;
  starts?: number;
  /** Besides what every desk needs. */
  env?: Record<string, string>;
}

/** One desk file and one Tencent, through talk after talk, each killed at its point and led to its end by the next desks. */
export async function lead(
  n: number,
  points: readonly Point[],
  { entryFile, idleMs = 60_000, starts = 8, env: own = {} }: Patience = {},
) {
  const [folder, elsewhere] = [tempFolder(), tempFolder()];
  const tencent = await startTencent(elsewhere);
  const env = {
    ...tencent.env,
    FRONTDESK_KEY: `the key of lane ${n}, which is long enough`,
    SMS_COUNTRIES: "*",
    SMS_PER_NUMBER_DAY: "1000",
    SMS_PER_AGENT_DAY: "1000",
    DURATIONS: durations,
    ...own,
  };
  const talks: Talk[] = [];
  const missed: string[] = [];
  const gaveUp: string[] = [];
  let log = "";

  async function talkTo(talk: Talk, point?: Point): Promise<void> {
    talks.push(talk);
    let isDone = point === undefined;
    const done = () => {
      isDone = true;
    };
    for (let start = 0; start < starts && !talk.closed; start += 1) {
      const desk = startDesk(folder, env, entryFile);
      const idle = setTimeout(() => void desk.kill(), idleMs);
      const { read, said } = start === 0 && point ? point.set({ desk, tencent, done }, talk) : {};
      const heard = () => {
        idle.refresh();
        read?.();
      };
      await converse(desk, talk, tencent, { read: heard, ...(said && { said }) });
      clearTimeout(idle);
      const { code } = await desk.kill();
      if (code !== null) gaveUp.push(desk.raw());
      log += desk.raw();
    }
    if (!isDone) missed.push(point!.name);
  }

  try {
    // look-ups have to show an account that is known before an empty one is believed
    await talkTo(newTalk(customer(n, 0), { slips: false }));
    for (const [i, point] of points.entries()) await talkTo(newTalk(customer(n, i + 1), point), point);
    const [books, phone] = [await tencent.books(), await tencent.phone()];
    const cases = JSON.parse((await run(folder, ["cases", "--json"], env)).stdout) as CaseLine[];
    const { stdout: audit } = await run(folder, ["audit"], env);
    const secrets = [...talks.map((talk) => talk.customer.password), ...phone.map(({ code }) => code)];
    const leaks = leaksIn({ ...filesIn(folder), log: Buffer.from(log) }, [...new Set(secrets)]);
    return { talks, missed, gaveUp, books, phone, cases, audit, leaks };
  } finally {
    await tencent.close();
  }
}

interface CaseLine {
  case: string;
  state: string;
  uin: string | null;
}

function customer(n: number, i: number) {
  const phone = `5${1 + n}2${String(i).padStart(3, "0")}50`;
  return {
    mail: `lane${n}.talk${i}@example.com`,
    phone,
    name: `Ana Example ${n} ${i}`,
    password: `Kept${n}secret${i}!`,
  };
}

/** What must never happen, said of whom it happened to. */
export function wrongsIn({ talks, missed, gaveUp, books, phone, cases, audit, leaks }: Lane) {
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
    askedTwice: talks.flatMap(({ askedTwice }) => askedTwice),
    leaks,
    textedUnasked: talks.flatMap(({ customer: each, goes }) => (textsTo(each.phone) > goes ? [each.phone] : [])),
    missed,
    gaveUp,
    audit: /^The audit chain holds/.test(audit) ? [] : [audit],
  };
}
