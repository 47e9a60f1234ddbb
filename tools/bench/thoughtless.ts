import type { Flow } from "../../src/conversation/flow.ts";
import { card } from "../../src/conversation/shown/card.ts";
import type { Case } from "../../src/conversation/types.ts";
import { plain } from "../../src/words/plain.ts";
import { engine, said } from "./engine.ts";
import { passedThrough } from "./play.ts";
import type { Bot, Happening } from "./talk.ts";

/**
 * A bot that replays what our engine makes of each turn of one talk. It measures the floor: JSON and the drawing of
 * words.
 */
export function thoughtless(flow: Flow, talk: readonly Happening[]): Bot<Case> {
  const states = passedThrough(engine(flow), talk, "R-7K2P").map(({ text }): Case => JSON.parse(text));
  const cards = states.map((state) => card(flow, state, "owner"));
  const reply = (n: number) => ({ state: states[n]!, seen: plain(cards[n]!, said) });
  return { open: () => reply(0), turn: ({ version }) => reply(version) };
}
