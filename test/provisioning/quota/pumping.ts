import { randomUUID } from "node:crypto";
import type { CountryCode } from "libphonenumber-js";
import examples from "libphonenumber-js/mobile/examples";
import { onTestFinished } from "vitest";
import { supervisors } from "../../../src/conversation/may.ts";
import type { FromPerson } from "../../../src/conversation/types.ts";
import { durations } from "../../../src/flows/durations.ts";
import { numbering } from "../../../src/flows/fields/numbering.ts";
import { textBar } from "../../../src/flows/fields/text-rule.ts";
import type { Log } from "../../../src/machine/log.ts";
import { closedCodes, countries } from "../../../src/practice/countries.ts";
import { type Sandbox, startSandbox } from "../../../src/practice/server.ts";
import type { TextCaps } from "../../../src/provisioning/protocol/dependencies.ts";
import { protocolTimes } from "../../../src/provisioning/protocol/times.ts";
import { createLeaps } from "../../desk/leaps.ts";
import { openReplica, type Replica } from "../../desk/replica.ts";
import { createScreen } from "../../desk/screen.ts";
import { freshUrl } from "../../postgres/database.ts";

/** Somebody who wants a text to a number, from a workspace. */
export interface Start {
  area: string;
  number: string;
  place: string;
}

/** A request that stands where only its go is missing. */
export interface Ready extends Start {
  id: string;
  owner: string;
}

type Said = DistributiveOmit<FromPerson, "id">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const noon = Date.UTC(2026, 10, 22, 12);
const atOnce = 48;
const world = "practice" as const;
export const boss = { id: "test:boss", roles: [supervisors] };

/** So many countries in which that many mobile numbers in a row may be texted. */
export function areas(count: number, howMany: number, except: readonly string[]): string[] {
  const found: string[] = [];
  for (const { IOS2: area, Code } of countries) {
    if (found.length === count) return found;
    if (closedCodes.includes(Code) || except.includes(area)) continue;
    if (numbersIn(area, howMany).length === howMany) found.push(area);
  }
  throw new Error(`Only ${found.length} countries have ${howMany} such numbers.`);
}

/** So many numbers in a row of one country, or fewer if there are not that many. */
export function numbersIn(country: string, howMany: number): string[] {
  const area = country as CountryCode;
  const example = examples[area];
  const code = countries.find(({ IOS2 }) => IOS2 === area)?.Code;
  if (example === undefined) return [];
  const numbers: string[] = [];
  for (let n = 0; n < 3 * howMany && numbers.length < howMany; n += 1) {
    const typed = example.slice(0, -4) + String((Number(example.slice(-4)) + n) % 10_000).padStart(4, "0");
    const number = numbering().parsePhoneNumberFromString(typed, area);
    if (!number || number.countryCallingCode !== code || number.country !== area || !number.isValid()) continue;
    if (textBar(number, area, [area]) === undefined && number.getType() === "MOBILE") numbers.push(number.number);
  }
  return numbers;
}

/** Three desks on one PostgreSQL before one practice Tencent, whose time passes only where somebody waits. */
export async function threeDesks(caps: TextCaps, served: readonly string[]) {
  let passed = 0;
  const begun = Date.now();
  const clock = () => noon + (Date.now() - begun) + passed;
  const sandbox: Sandbox = await startSandbox({ clock, rates: false, textGapMs: 0, profile: "2024" });
  onTestFinished(() => sandbox.close());
  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet } as unknown as Log;
  const { url, secretId, secretKey, lcic, chat } = sandbox;
  const postgres = await freshUrl();
  /** One for all, so that no desk leaps ahead of another that is about to send what it has signed. */
  const pause = createLeaps(clock, (ms) => {
    passed += ms;
  });
  const open = () =>
    openReplica({
      ...{ file: "", postgres, clock, world, caps, served, durations, log, idle: true },
      tencent: { url, secretId, secretKey, lcic, chat },
      pause,
      times: protocolTimes,
      deadlineMs: 60_000,
      platforms: [createScreen(quiet).platform],
      stir: quiet,
    });
  const desks: Replica[] = [await open(), await open(), await open()];
  onTestFinished(async () => void (await Promise.all(desks.map((desk) => desk.close()))));
  const [{ ledger }] = desks as [Replica];

  async function tell(id: string, n: number, event: Said): Promise<void> {
    await desks[n % 3]!.desk.tell(id, { id: randomUUID(), ...event } as FromPerson);
  }

  /** Opens a request of either kind and answers everything in it. */
  async function ready(start: Start, n: number): Promise<Ready> {
    const from = { id: `test:${start.place}:U${n}` };
    const isContact = n % 2 === 1;
    const { desk } = desks[n % 3]!;
    const opening = { event: randomUUID(), flow: isContact ? "verify" : "open", from, at: from.id };
    const id = await desk.open({ ...opening, facts: { masks: false } });
    const answers = { type: "personal", mail: `${id}@example.com`, country: start.area, phone: start.number };
    if (isContact) await tell(id, n, { type: "said", from, text: start.number });
    else await tell(id, n, { type: "filled", from, answers });
    const { working = {} } = (await ledger.load(id))!;
    for (const [effect, { key }] of Object.entries(working)) {
      const value = key === "lookup" && isContact ? { verified: false, requestId: "" } : { seen: false };
      await desk.settled(effect, id, { ok: true, value });
    }
    const { pending } = (await ledger.load(id))!;
    if (pending?.key !== "review" && pending?.key !== "text")
      throw new Error(`${start.number} of ${start.area} is asked for ${pending?.key}: ${JSON.stringify(pending)}`);
    return { ...start, id, owner: from.id };
  }

  /** Drops what was promised besides texts: cards, and look-ups whose answers are known. */
  async function tidy(): Promise<void> {
    for (const kind of ["post", "lookUpMail", "effect"] as const)
      for (;;) {
        const jobs = await ledger.claim(kind, 500, 60_000);
        if (jobs.length === 0) break;
        await inGroups(jobs, (job) => ledger.finish(job));
      }
  }

  return {
    ledger,
    sandbox,
    pass(ms: number) {
      passed += ms;
    },
    tell,
    async prepare(starts: readonly Start[]): Promise<Ready[]> {
      const all = await inGroups(starts, ready);
      await tidy();
      return all;
    },
    /** All of them ask for a text, and each desk does what it can until none waits. Gives those that are refused. */
    async send(all: readonly Ready[]): Promise<Ready[]> {
      await Promise.all(
        await inGroups(all, async ({ id, owner }, n) =>
          tell(id, n, { type: "pressed", from: { id: owner }, choice: "go" }),
        ),
      );
      const waits = async () => (await ledger.figures()).outbox.some(({ kind }) => kind !== "post");
      while (await waits()) {
        await Promise.all(desks.map(({ outbox }) => outbox.drainEffects()));
        await Promise.all(desks.map(({ outbox }) => outbox.idle()));
        passed += 50;
      }
      const cases = await inGroups(all, async (each) => ({ each, theCase: (await ledger.load(each.id))! }));
      return cases.flatMap(({ each, theCase }) => (theCase.answers.text === undefined ? [each] : []));
    },
  };
}

/** Does something with each, so many at a time. */
export async function inGroups<T, R>(all: readonly T[], act: (each: T, n: number) => Promise<R>): Promise<R[]> {
  const done: R[] = new Array(all.length);
  let next = 0;
  const worker = async () => {
    while (next < all.length) {
      const n = next++;
      done[n] = await act(all[n]!, n);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
