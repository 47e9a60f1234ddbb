import type { Json, Outcome } from "../../src/conversation/types.ts";

/** What happens in a talk, the same for whoever holds it. */
export type Happening =
  | { said: string }
  | { pressed: string }
  | { sent: "account" }
  | { settled: "lookup" | "text" | "account"; outcome: Outcome };

/** One bot under test: plain data in, plain data and what the person reads out. */
export interface Bot<State> {
  open(id: string, now: number): Reply<State>;
  turn(state: State, happening: Happening, now: number): Reply<State>;
}

export interface Reply<State> {
  state: State;
  seen: string;
  /** What the world is asked to do now. */
  effects?: { id: string; name: string; input: Json }[];
}

/** As long as Slack's. */
export const owner = "slack:T024BE7LD:U023BECGF";
export const address = "slack:T024BE7LD:D0G9QF9GZ";

/** After the opening: nine answers, a bad mail and a code that Tencent refuses among them; a look-up, a text and two creates as the desk tells of them. */
export const accountTalk: readonly Happening[] = [
  { said: "company" },
  { said: "ana.example.com" },
  { said: "ana@example.com" },
  { settled: "lookup", outcome: { ok: true, value: { seen: false } } },
  { said: "HK" },
  { said: "5123 4567" },
  { pressed: "go" },
  { said: "blue#Kite42" },
  { settled: "text", outcome: { ok: true, value: { sent: true } } },
  { said: "123456" },
  { sent: "account" },
  { settled: "account", outcome: { ok: false, why: { key: "error.code-wrong" }, redo: "code" } },
  { said: "246810" },
  { sent: "account" },
  {
    settled: "account",
    outcome: { ok: true, value: { uin: "200012345678", requestId: "b5a1c2d3", at: 1_750_000_000_000 } },
  },
];
