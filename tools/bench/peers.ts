import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Flow } from "../../src/conversation/flow.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type { Case } from "../../src/conversation/types.ts";
import { engine } from "./engine.ts";
import { type Kept, onKeyv, onSqlite } from "./kept.ts";
import { longTalk } from "./many-fields.ts";
import { idsOf, instant, passedThrough, play, turnsOf } from "./play.ts";
import { type Mark, pace, type Row } from "./report.ts";
import { bestRatio, type Contender, type Extent, interleaveWarm, type Measured, ratio } from "./rounds.ts";
import type { Happening } from "./talk.ts";

/** A bot that keeps its state as a string between turns. Each call resolves to what the person reads. */
interface Peer {
  open(id: string): Promise<string>;
  turn(id: string, happening: Happening): Promise<string>;
}

type PeerOnMap = Peer & { forget(): void };

/** What a form does at its end. It gets the answers. */
type Effect = (answers: string[]) => Promise<true>;

interface Peers {
  make: (fields: number) => PeerOnMap | Promise<PeerOnMap>;
  telegrafOn: (kept: Kept, fields: number, effect: Effect) => Peer;
}

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** Where their libraries are installed, so that none of their files lies among ours. */
const folder = at("node_modules/.cache/peers/");
const telegrafMark: Mark = {
  most: 0.91,
  noticed: "a bot's author who moves here from Telegraf needs a larger machine for the same people",
};
const peers = [
  { name: "Telegraf's scenes", file: "telegraf.mjs", make: "telegraf", mark: telegrafMark },
  { name: "XState", file: "xstate.mjs", make: "xstate", mark: undefined },
  { name: "the Chat SDK", file: "chat-sdk.mjs", make: "chatSdk", mark: undefined },
];

/**
 * Our engine on a map against libraries that people would pick, on the form of 8 and of 40 fields; and against
 * Telegraf's scenes in stores that people would pick, on the same form with an effect at its end.
 */
export async function againstPeers(extent: Extent): Promise<Row[]> {
  cpSync(at("tools/peers"), folder, { recursive: true });
  if (!existsSync(`${folder}node_modules`)) install();
  const rows: Row[] = [];
  for (const fields of [8, 40]) {
    const { flow, talk, ids } = longTalk(fields);
    const ours = engine(flow);
    const words = passedThrough(ours, talk, "R-7K2P").map(({ seen }) => seen);
    for (const { name, file, make, mark } of peers) {
      const library = (await import(`${folder}${file}`)) as Record<string, Peers["make"]>;
      const peer = await library[make]!(fields);
      await compareWords(words, peer, talk, name);
      const pair: [Contender, Contender] = [
        () => play(ours, talk, ids, new Map()),
        async () => {
          const turns = await playPeer(peer, talk, ids);
          peer.forget();
          return turns;
        },
      ];
      rows.push({ ...row(await interleaveWarm(pair, extent)), what: `${fields} fields, map, ${name}`, mark });
    }
  }
  return [...rows, ...(await inStores(extent))];
}

const storesMark: Mark = {
  most: 1.05,
  noticed: "safety against a crash in the middle of an effect costs the author who moves here a machine",
};
const stores = [
  { store: "Keyv in memory", ids: 40, on: onKeyv },
  { store: "SQLite", ids: 4, on: onSqlite },
];

/**
 * Telegraf saves its session once an update. Ours saves each turn: the one that promises the effect, the one that says
 * it is about to be sent, and after it the one of its outcome.
 */
async function inStores(extent: Extent): Promise<Row[]> {
  const { telegrafOn } = (await import(`${folder}telegraf.mjs`)) as Pick<Peers, "telegrafOn">;
  const rows: Row[] = [];
  for (const { store, ids, on } of stores) {
    for (const fields of [8, 40]) {
      const { flow, flowWithEffect, talk } = longTalk(fields);
      const ours = peerOf(flowWithEffect, on("ours"), effect);
      const telegraf = telegrafOn(on("telegraf"), fields, effect);
      const words = passedThrough(engine(flow), talk, "R-7K2P").map(({ seen }) => seen);
      await compareWords(words, ours, talk, "ours with an effect");
      await compareWords(words, telegraf, talk, "Telegraf's");
      const pair: [Contender, Contender] = [playing(ours, talk, ids), playing(telegraf, talk, ids)];
      const what = `${fields} fields and an effect, ${store}, Telegraf's scenes`;
      rows.push({ ...row(await interleaveWarm(pair, extent)), what, mark: storesMark });
    }
  }
  return rows;
}

const effect: Effect = async () => true;

/**
 * Our engine in a store, in which a turn is saved before anything that follows from it. The turns of an effect are taken
 * on the case that is still in hand, as the desk takes them.
 */
function peerOf(flow: Flow, kept: Kept, effect: Effect): Peer {
  const bot = engine(flow);
  async function keep({ case: theCase, position }: Turn): Promise<string> {
    await kept.set(theCase.id, JSON.stringify(theCase));
    return bot.seen(theCase, position);
  }
  function after({ case: theCase, position }: Turn, happening: Happening): Turn {
    return bot.turns(theCase, happening, instant(theCase.version), position);
  }
  return {
    open: (id) => keep(bot.opens(id, instant(0))),
    async turn(id, happening) {
      const theCase: Case = JSON.parse((await kept.get(id))!);
      const next = bot.turns(theCase, happening, instant(theCase.version));
      const seen = await keep(next);
      const [promised] = next.effects;
      if (!promised) return seen;
      const sent = after(next, { sent: "made" });
      await keep(sent);
      const value = await effect(promised.input as string[]);
      return keep(after(sent, { settled: "made", outcome: { ok: true, value } }));
    },
  };
}

/** Each round has cases of its own. */
function playing(peer: Peer, talk: readonly Happening[], count: number): Contender {
  let round = 0;
  return () => playPeer(peer, talk, idsOf(count, `${round++}-`));
}

function row([ours, other]: [Measured, Measured]) {
  return { ours: pace(ours), other: pace(other), ratio: ratio(ours, other), best: bestRatio(ours, other) };
}

function install(): void {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error(`The libraries in ${folder} can't be installed.`);
}

/** @throws when the peer says other words, because then it does other work */
async function compareWords(ours: readonly string[], peer: Peer, talk: readonly Happening[], name: string) {
  const said = [await peer.open("R-7K2P")];
  for (const happening of talk) said.push(await peer.turn("R-7K2P", happening));
  const unlike = said.findIndex((words, n) => words !== ours[n]);
  if (unlike >= 0) throw new Error(`At turn ${unlike}, ${name} says:\n${said[unlike]}\nand ours:\n${ours[unlike]}`);
}

async function playPeer(peer: Peer, talk: readonly Happening[], ids: string[]): Promise<number> {
  let read = 0;
  for (const id of ids) {
    read += (await peer.open(id)).length;
    for (const happening of talk) read += (await peer.turn(id, happening)).length;
  }
  return turnsOf(talk, ids, read);
}
