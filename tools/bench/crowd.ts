import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type FakeSlack, type Mode, startFakeSlack } from "../../test/slack/fake/fake-slack.ts";
import type { Person } from "../../test/slack/fake/person.ts";
import { scopes, started } from "./crowd-desk.ts";
import { crowdKills } from "./crowd-kills.ts";
import type { Mark, Row } from "./report.ts";
import { type Extent, quantile } from "./rounds.ts";

const crowdSize = 200;
/** How often it is looked who can use what they see, and how long at most (ms). */
const lookMs = 5;
const longestMs = 30_000;

/** For a machine with nothing else to do. On a busy one what counts is who was missed, which is printed. */
const acked = "an agent reads that the command has timed out, and types it again";
const usable = "an agent waits for the form, or gets a button instead because Slack's three seconds are over";
const marks: Record<Mode, Record<string, Mark>> = {
  http: {
    "acks p50": { most: 1.5, noticed: acked },
    "acks p99": { most: 2, noticed: acked },
    "usable p99": { most: 2, noticed: usable },
  },
  socket: {
    "acks p50": { most: 5, noticed: acked },
    "acks p99": { most: 5, noticed: acked },
    "usable p99": { most: 2, noticed: usable },
  },
};

/** What a crowd met: until each ack and each usable answer (ms), the acks that never came, the triggers that were too old. */
interface Met {
  acks: number[];
  usable: number[];
  missed: number;
  expired: number;
  told: number;
}

/** 200 people type `/account open` at once: until the ack, and until they can use what they see, against a bare Bolt app. */
export async function crowd({ rounds }: Extent): Promise<Row[]> {
  const rows: Row[] = [];
  for (const busy of [0, 4])
    for (const mode of ["http", "socket"] as const) rows.push(...(await compare(mode, busy, Math.min(3, rounds))));
  for (const mode of ["http", "socket"] as const) rows.push(await crowdKills(mode, crowdSize));
  return rows;
}

async function compare(mode: Mode, busy: number, rounds: number): Promise<Row[]> {
  const met: Record<"ours" | "bare", Met[]> = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++)
    for (const who of ["ours", "bare"] as const) met[who].push(await comes(who, mode, busy));
  const around = `${mode}${busy > 0 ? `, ${busy} busy processes` : ""}`;
  const all = (who: "ours" | "bare", what: "acks" | "usable", part: number) =>
    met[who].map((each) => quantile(each[what], part));
  const sum = (who: "ours" | "bare", what: "missed" | "expired" | "told") =>
    met[who].map((each) => each[what]).join(", ");
  for (const who of ["ours", "bare"] as const)
    console.log(
      `${around}, ${who}: missed ${sum(who, "missed")}; expired ${sum(who, "expired")}; told to press ${sum(who, "told")}`,
    );
  return (["acks", "usable"] as const).flatMap((what) =>
    [0.5, 0.99].map((part): Row => {
      const [ours, other] = [all("ours", what, part), all("bare", what, part)];
      const ratios = ours.map((ms, i) => ms / other[i]!);
      return {
        what: `${around}: ${what} p${part * 100}`,
        ours: `${quantile(ours, 0.5).toFixed(0)} ms`,
        other: `${quantile(other, 0.5).toFixed(0)} ms`,
        ratio: { median: quantile(ratios, 0.5), low: Math.min(...ratios), high: Math.max(...ratios) },
        mark: busy > 0 ? undefined : marks[mode][`${what} p${part * 100}`],
      };
    }),
  );
}

async function comes(who: "ours" | "bare", mode: Mode, busy: number): Promise<Met> {
  const slack = await startFakeSlack({ scopes });
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-crowd-"));
  const app = await started(who, slack, mode, folder);
  const others = Array.from({ length: busy }, () => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
  try {
    await typed(slack, [slack.person("Warm")]);
    return await typed(
      slack,
      Array.from({ length: crowdSize }, (_, i) => slack.person(`Ana ${i}`)),
    );
  } finally {
    for (const child of [app, ...others]) child.kill("SIGKILL");
    await once(app, "close");
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function typed(slack: FakeSlack, people: Person[]): Promise<Met> {
  const before = slack.misses.length;
  const begun = performance.now();
  const usable = new Map<Person, number>();
  const acks: number[] = [];
  const all = people.map(async (person) => {
    await person.command("/account open");
    acks.push(performance.now() - begun);
  });
  let left = people;
  while (left.length > 0 && performance.now() - begun < longestMs) {
    await pause(lookMs); // looking at each change would take half of this process, which is Slack as well
    left = left.filter((person) => !canUse(slack, person));
    for (const person of people)
      if (!left.includes(person) && !usable.has(person)) usable.set(person, performance.now() - begun);
  }
  await Promise.all(all);
  const expired = slack.refusals.filter(({ answer }) => JSON.stringify(answer).includes("expired_trigger_id")).length;
  const told = people.filter((person) => slack.modal(person) === undefined && canUse(slack, person)).length;
  return { acks, usable: [...usable.values()], missed: slack.misses.length - before, expired, told };
}

/** A form with its fields, or a card with a button. */
function canUse(slack: FakeSlack, person: Person): boolean {
  const modal = slack.modal(person);
  if (modal && JSON.stringify(modal.blocks).includes('"input"')) return true;
  return slack
    .read(person)
    .some(({ text, blocks }) => /step 1 of/.test(text) || /"button"/.test(JSON.stringify(blocks ?? [])));
}
