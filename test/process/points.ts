import { setTimeout as pause } from "node:timers/promises";
import type { Step } from "./desk.ts";
import type { Point, Scene } from "./lane.ts";
import type { Manner } from "./talk.ts";
import type { Moment } from "./tencent.ts";

const turn = "after commit: .*events.*audit";
const shown = "after showing: post";
const textPromised = "after commit: .*effect:R-\\w+\\.\\d+\\.text.*audit";
const textSettled = "after commit: .*settled:R-\\w+\\.\\d+\\.text";
const createPromised = "after commit: .*effect:R-\\w+\\.\\d+\\.account.*audit";
const attemptKept = "after commit: .*sent:R-\\w+\\.\\d+\\.account";
const createSettled = "after commit: .*settled:R-\\w+\\.\\d+\\.account";
const inDoubt = "after commit: .*unknown:R-\\w+\\.\\d+\\.account";
const closedShown = "after showing: closed";
const revealPromised = "after commit: .*post:.*audit";
const before = (commit: string) => commit.replace("after", "before");

function dies(name: string, ...trip: string[]): Point {
  return { name, manner: {}, trips: [trip] };
}

/** Its account exists, or nothing was sent; the next desk has to find that out, and dies over it. */
function diesTwice(name: string, lost: "heard" | "connected", ...trip: string[]): Point {
  return { name, manner: {}, trips: [[`${lost} CreateAccount`], trip] };
}

function as(manner: Manner, { ...point }: Point): Point {
  return { ...point, manner };
}

function core(point: Point): Point {
  return { ...point, isCore: true };
}

/** Everywhere that something lasts or is said to the world. */
export const durablePoints: readonly Point[] = [
  dies("the case is opened", turn),
  as({ slips: true }, dies("an answer is about to be kept", turn, turn, turn, before(turn))),
  dies("an answer is kept, and the next question not shown", turn, turn, turn, turn),
  dies("a question is shown, and that is not written down", shown, shown, shown),
  dies("the mail is looked up", "sent QueryCustomersCredit"),
  dies("the mail's look-up is answered, and that not kept", "heard QueryCustomersCredit"),
  dies("the password is written, within its turn's transaction", "within: vault .*R-\\w+/password"),
  core(dies("the text is promised", textPromised)),
  core(dies("the text's row is kept, and no byte sent", "connected SendVerifyCode")),
  core(dies("the text's request is sent", "sent SendVerifyCode")),
  inCall("SendVerifyCode", "answered", "review"),
  core(dies("the text's answer is heard, and not kept", "heard SendVerifyCode")),
  core(dies("the text is about to be settled", before(textSettled))),
  core(dies("the text is settled, and that not shown", textSettled)),
  as({ resends: true }, dies("a second text is promised", textSettled, textPromised)),
  as({ resends: true }, dies("a second text's row is kept, and no byte sent", textSettled, "connected SendVerifyCode")),
  as({ resends: true }, dies("a second text's request is sent", textSettled, "sent SendVerifyCode")),
  as({ resends: true }, dies("a second text's answer is heard, and not kept", textSettled, "heard SendVerifyCode")),
  as({ resends: true }, dies("a second text is settled, and that not shown", textSettled, textSettled)),
  as({ waits: true }, dies("the sweep is about to tell a case", "before commit: .*expired:R-")),
  as({ waits: true }, dies("the sweep has told a case, and nobody saw it", "after commit: .*expired:R-")),
  dies("the code is written, within its turn's transaction", "within: vault .*R-\\w+/code"),
  core(dies("the create is promised", createPromised)),
  core(dies("the precheck is asked", createPromised, "sent QueryCustomersCredit")),
  core(dies("the precheck is answered", createPromised, "heard QueryCustomersCredit")),
  core(dies("the intent is written, within its transaction", "within: intents")),
  core(dies("intent and attempt are about to be kept", before(attemptKept))),
  core(dies("intent and attempt are kept", attemptKept)),
  core(dies("the connection stands, and no byte is sent", "connected CreateAccount")),
  core(dies("the request is sent", "sent CreateAccount")),
  inCall("CreateAccount", "passed", "code"),
  inCall("CreateAccount", "answered", "code"),
  core(dies("the answer is heard", "heard CreateAccount")),
  core(dies("the attempt is settled, within its transaction", "heard CreateAccount", "within: attempts")),
  core(dies("the account is about to be settled", before(createSettled))),
  core(dies("the account is settled, and that not shown", createSettled)),
  dies("the account is shown, and that is not written down", closedShown),
  dies("the control is looked up", createSettled, "sent QueryCustomersCredit"),
  dies("the control is about to be kept", "before commit: .*controls"),
  diesTwice("a lost answer is about to be called one", "heard", before(inDoubt)),
  core(diesTwice("a lost answer is called one", "heard", inDoubt)),
  diesTwice("a lost answer's account is looked up", "heard", inDoubt, "sent QueryCustomersCredit"),
  core(diesTwice("a lost answer's account is seen", "heard", inDoubt, "heard QueryCustomersCredit")),
  diesTwice("a lost answer's account is about to be settled", "heard", before(createSettled)),
  diesTwice("a lost answer's account is settled, and that not shown", "heard", createSettled),
  core(diesTwice("what was never sent is looked for", "connected", inDoubt, "sent QueryCustomersCredit")),
  diesTwice("what was never sent is about to be believed absent", "connected", before(createSettled)),
  as({ makes: true }, dies("the password's showing is promised", closedShown, revealPromised)),
  as({ makes: true }, dies("the password is about to be shown", "before showing: reveal")),
  as({ makes: true }, dies("the password is shown, and that is not written down", "after showing: reveal")),
  inCall("SendVerifyCode", "passed", "review", "tencent"),
  inCall("CreateAccount", "asked", "code", "tencent"),
  inCall("CreateAccount", "passed", "code", "both"),
  inCall("CreateAccount", "answered", "code", "both"),
];

/** Wherever it happens to be. */
export function anywhere(random: (below: number) => number): Point[] {
  return [
    ...Array.from({ length: 4 }, (_, i) => afterAnswer(1 + 4 * i + random(4), random(25))),
    atLine(1 + random(4)),
    atLine(11 + random(4)),
    whileCreating(random(60)),
  ];
}

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
    manner: { slips: true },
    set: (scene, talk) => ({ said: () => void (talk.answers === n && killIn(ms, scene)) }),
  };
}

function atLine(n: number): Point {
  return {
    name: `at line ${n}, before it is answered`,
    manner: { slips: true },
    set: (scene, talk) => ({ read: () => void (talk.lines === n && kill(scene)) }),
  };
}

function whileCreating(ms: number): Point {
  return {
    name: `${ms} ms into the create`,
    manner: {},
    set: (scene) => ({ said: (step) => void (step === "code" && killIn(ms, scene)) }),
  };
}

/** Armed once `after` is answered, because look-ups happen all along. */
function inCall(action: string, moment: Moment, after: Step, who: "desk" | "tencent" | "both" = "desk"): Point {
  return {
    name: `${who} when ${action} is ${moment}`,
    manner: {},
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
