import type { Json, Outcome } from "../../src/conversation/types.ts";

/** What happens in a talk, the same for every bot. */
export type Happening =
  | { said: string }
  | { pressed: string }
  | { sent: "account" | "made" }
  | { settled: "lookup" | "text" | "account" | "made"; outcome: Outcome };

/** One bot under test: plain data in, plain data and what the person reads out. */
export interface Bot<State> {
  open(id: string, now: number): Reply<State>;
  turn(state: State, happening: Happening, now: number): Reply<State>;
}

export interface Reply<State> {
  state: State;
  seen: string;
  /** The effects that are promised now. */
  effects?: { id: string; name: string; input: Json }[];
}

/** An id as long as those of Slack. */
export const owner = "slack:T024BE7LD:U023BECGF";
export const address = "slack:T024BE7LD:D0G9QF9GZ";

/**
 * What happens after the opening: nine answers, among them a bad mail and a code that Tencent refuses, and the ends of
 * a look-up, a text and two creates.
 */
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
