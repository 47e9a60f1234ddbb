import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Step } from "./desk.ts";
import { lead, type Point, type Scene, wrongsIn } from "./lane.ts";
import type { Moment } from "./tencent.ts";

const isLong = process.env.LONG === "1";
const rounds = isLong ? 5 : 1;

function kill({ desk, done }: Scene): void {
  void desk.kill();
  done();
}

/** Should the talk be over before, the desk is killed then. */
function killIn(ms: number, scene: Scene): void {
  scene.done();
  void pause(ms).then(() => kill(scene));
}

function afterAnswer(n: number, ms: number): Point {
  return {
    name: `${ms} ms after answer ${n}`,
    slips: true,
    set: (scene, talk) => ({ said: () => void (talk.answers === n && killIn(ms, scene)) }),
  };
}

function atLine(n: number): Point {
  return {
    name: `at line ${n}, before it is answered`,
    slips: true,
    set: (scene, talk) => ({ read: () => void (talk.lines === n && kill(scene)) }),
  };
}

function whileCreating(ms: number): Point {
  return {
    name: `${ms} ms into the create`,
    slips: false,
    set: (scene) => ({ said: (step) => void (step === "code" && killIn(ms, scene)) }),
  };
}

/** Armed once `after` is answered, because look-ups happen all along. */
function inCall(action: string, moment: Moment, after: Step, who: "desk" | "tencent" | "both" = "desk"): Point {
  return {
    name: `${who} when ${action} is ${moment}`,
    slips: false,
    set(scene) {
      const spring = () => {
        if (who !== "desk") scene.tencent.crash();
        if (who === "tencent") scene.done();
        else kill(scene);
      };
      let armed = false;
      const said = (step: Step) => {
        if (step === after && !armed) scene.tencent.at(action, moment, spring);
        armed ||= step === after;
      };
      return { said };
    },
  };
}

const moments: Moment[] = ["asked", "passed", "answered", "heard"];

/** A short run takes every other answer. */
function pointsOf(round: number): Point[] {
  const random = (below: number) => Math.floor(Math.random() * below);
  const answers = Array.from({ length: 16 }, (_, n) => n + 1).filter((n) => isLong || n % 2 === 0);
  return [
    ...answers.map((n) => afterAnswer(n, random(25))),
    atLine(1 + round),
    atLine(11 + round),
    ...moments.map((moment) => inCall("SendVerifyCode", moment, "review")),
    ...moments.map((moment) => inCall("CreateAccount", moment, "code")),
    inCall("QueryCustomersCredit", "answered", "code"),
    ...Array.from({ length: 3 }, () => whileCreating(random(60))),
    inCall("SendVerifyCode", "passed", "review", "tencent"),
    inCall("CreateAccount", "asked", "code", "tencent"),
    inCall("CreateAccount", "passed", "code", "both"),
    inCall("CreateAccount", "answered", "code", "both"),
  ];
}

const none = {
  duplicates: [],
  lost: [],
  askedTwice: [],
  leaks: [],
  textedUnasked: [],
  missed: [],
  gaveUp: [],
  audit: [],
};

test("killed at any point: no account twice, no case lost, nothing asked twice, no secret left in the clear", {
  timeout: rounds * 600_000,
}, async () => {
  const points = Array.from({ length: rounds }, (_, round) => pointsOf(round)).flat();
  const lanes = await Promise.all(
    [0, 1].map((n) =>
      lead(
        n,
        points.filter((_, i) => i % 2 === n),
      ),
    ),
  );
  const found = lanes.map(wrongsIn);
  const count = (what: keyof typeof none) => found.reduce((sum, wrongs) => sum + wrongs[what].length, 0);
  console.log(
    `${points.length} kills: ${count("duplicates")} duplicates, ${count("lost")} lost, ` +
      `${count("askedTwice")} asked twice, ${count("leaks")} secrets in the clear`,
  );
  for (const wrongs of found) expect(wrongs).toEqual(none);
  expect(lanes.flatMap(({ books }) => books.accounts)).toHaveLength(points.length + lanes.length);
});
