import { expect, test } from "vitest";
import { engine } from "../../tools/bench/engine.ts";
import { compareWords } from "../../tools/bench/play.ts";
import { openAccountFlow, realReaders, trivialAccountFlow, trivialReaders } from "../../tools/bench/readers.ts";
import { switchBot } from "../../tools/bench/switch.ts";
import { accountTalk } from "../../tools/bench/talk.ts";

test.each([
  { readers: "the real readers", flow: openAccountFlow, by: realReaders },
  { readers: "trivial readers", flow: trivialAccountFlow, by: trivialReaders },
])("the hand-written bot that ours is measured against says the same words, with $readers", ({ flow, by }) => {
  expect(() => compareWords(engine(flow), switchBot(by), accountTalk)).not.toThrow();
});
