import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { engine } from "./engine.ts";
import { longTalk } from "./many-fields.ts";
import { passedThrough, play, turnsOf } from "./play.ts";
import { type Mark, pace, type Row } from "./report.ts";
import { type Extent, interleaveWarm, ratio } from "./rounds.ts";
import type { Happening } from "./talk.ts";

/** A bot on another library, which keeps its state as a string between turns. Each call resolves to what the person reads. */
interface Peer {
  open(id: string): Promise<string>;
  turn(id: string, happening: Happening): Promise<string>;
  forget(): void;
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

/** Our engine on a map against libraries that people would pick, on the form of 8 and of 40 fields. */
export async function againstPeers(extent: Extent): Promise<Row[]> {
  cpSync(at("tools/peers"), folder, { recursive: true });
  if (!existsSync(`${folder}node_modules`)) install();
  const rows: Row[] = [];
  for (const fields of [8, 40]) {
    const { flow, talk, ids } = longTalk(fields);
    const ours = engine(flow);
    for (const { name, file, make, mark } of peers) {
      const library = (await import(`${folder}${file}`)) as Record<string, (fields: number) => Peer | Promise<Peer>>;
      const peer = await library[make]!(fields);
      await compareWords(passedThrough(ours, talk, "R-7K2P"), peer, talk, name);
      const [a, b] = await interleaveWarm(
        [() => play(ours, talk, ids, new Map()), () => playPeer(peer, talk, ids)],
        extent,
      );
      rows.push({ what: `${fields} fields, map, ${name}`, ours: pace(a), other: pace(b), ratio: ratio(a, b), mark });
    }
  }
  return rows;
}

function install(): void {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error(`The libraries in ${folder} can't be installed.`);
}

/** @throws when the peer says other words, because then it does other work */
async function compareWords(ours: { seen: string }[], peer: Peer, talk: readonly Happening[], name: string) {
  const said = [await peer.open("R-7K2P")];
  for (const happening of talk) said.push(await peer.turn("R-7K2P", happening));
  const unlike = said.findIndex((words, n) => words !== ours[n]!.seen);
  if (unlike >= 0)
    throw new Error(`At turn ${unlike}, ${name} says:\n${said[unlike]}\nand ours:\n${ours[unlike]!.seen}`);
}

async function playPeer(peer: Peer, talk: readonly Happening[], ids: string[]): Promise<number> {
  let read = 0;
  for (const id of ids) {
    read += (await peer.open(id)).length;
    for (const happening of talk) read += (await peer.turn(id, happening)).length;
  }
  peer.forget();
  return turnsOf(talk, ids, read);
}
