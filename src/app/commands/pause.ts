import { userInfo } from "node:os";
import { readPause } from "../../desk/pause-said.ts";
import { atShell } from "../../desk/pause-words.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Pause, Paused } from "../../ledger/pauses.ts";
import { commandLine } from "../../machine/command-line.ts";
import { StartError } from "../../machine/start-error.ts";
import type { Config } from "../settings/config.ts";
import { inspectStores, openKeptStores } from "../stores.ts";

/**
 * Pauses all desks on a ledger, ends that, or tells how things stand, also beside desks that run. Returns what the operator
 * must know. @throws StartError
 */
export async function pauseCommand(config: Config, words: readonly string[]): Promise<string> {
  const said = readPause(words.join(" "));
  if (said.is === "unclear") throw new StartError([...lacking[said.lacks], ...how()].join("\n"));
  const { place, found, known } = await inspectStores(config);
  if (found > 0 && found < known)
    throw new StartError(
      `${place} was last used by an earlier build, whose desks know no pause. Stop them and start this build first.`,
    );
  const { ledger } = await openKeptStores(config);
  try {
    const by = `${atShell}${userInfo().username}`;
    if (said.is === "asks") return (await standing(ledger, place)).join("\n");
    if (said.is === "go on") return (await wentOn(ledger, await ledger.goOn(said.kinds, by))).join("\n");
    const { is: _, ...wanted } = said;
    const pause = await ledger.pause({ ...wanted, by });
    return [...begun(pause, place), ...(await underWay(ledger))].join("\n");
  } finally {
    await ledger.close();
  }
}

const names: Record<Paused, string> = {
  requests: "new requests",
  spending: "texts and new accounts",
  everything: "everything but look-ups",
};

const how = () => {
  const ways = [
    ["requests for 2h WHY", "nothing new is opened"],
    ["texts for 2h WHY", "no text is sent and nothing is created"],
    ["everything for 2h WHY", "both; only look-ups go on"],
    ["go on", "ends it; without for 2h it lasts until then"],
    ["", "says how things stand"],
  ].map(([said, does]) => ({ typed: commandLine("pause", ...(said ? [said] : [])), does }));
  const width = Math.max(...ways.map(({ typed }) => typed.length)) + 2;
  return ways.map(({ typed, does }) => `  ${typed.padEnd(width)}${does}`);
};

const lacking: Record<"what" | "why" | "how long", readonly string[]> = {
  what: ["Say what to pause:"],
  why: ["Say why, in a few words behind it; everybody who is kept waiting reads it:"],
  "how long": ["Say how long from now, such as for 30m, for 2h or for 3d (30 days at most), or leave it out:"],
};

function begun({ what, why, until }: Pause, place: string): string[] {
  const end = until === undefined ? "until somebody says go on" : `until ${utc(until)}`;
  return [
    `Paused on every desk of ${place}, ${end}: ${names[what]}. “${why}”`,
    `Open requests keep what they have, and look-ups of what is in doubt go on. ${ending()}`,
  ];
}

/** What was committed before the pause may be on its way still. */
async function underWay(ledger: Ledger): Promise<string[]> {
  const count = await ledger.underWay();
  if (count === 0) return ["Nothing is under way."];
  return [
    `${count === 1 ? "1 call that was" : `${count} calls that were`} sent before ${count === 1 ? "is" : "are"} under way; nothing else is sent.`,
  ];
}

async function standing(ledger: Ledger, place: string): Promise<string[]> {
  const pauses = await ledger.pauses();
  const { waits } = await ledger.figures();
  if (pauses.length === 0) return [`Nothing is paused on ${place}.`, ...how()];
  const lines = pauses.map(({ what, by, at, until, why }) => {
    const end = until === undefined ? "" : ` until ${utc(until)}`;
    return `Paused since ${utc(at)}${end} by ${by.replace(atShell, "")}: ${names[what]}. “${why}”`;
  });
  return [...lines, waiting(waits), ending()];
}

async function wentOn(ledger: Ledger, ended: readonly Pause[]): Promise<string[]> {
  if (ended.length === 0) return ["Nothing was paused."];
  const left = await ledger.pauses();
  const { waits } = await ledger.figures();
  return [
    `Ended: ${ended.map(({ what }) => names[what]).join(", ")}.`,
    ...(left.length > 0 ? [`Still paused: ${left.map(({ what }) => names[what]).join(", ")}.`] : []),
    waits === 0
      ? "No request waited."
      : `${waiting(waits)} Each calls whoever must act, and nothing is sent before they press.`,
  ];
}

function waiting(count: number): string {
  if (count === 0) return "No request waits.";
  return count === 1 ? "1 request waits." : `${count} requests wait.`;
}

const ending = () => `To end it: ${commandLine("pause", "go on")}`;

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
