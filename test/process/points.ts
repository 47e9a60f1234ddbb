import { setTimeout as pause } from "node:timers/promises";
import type { Step } from "./desk.ts";
import type { Point, Scene } from "./lane.ts";
import type { Moment } from "./tencent.ts";

function kill({ desk, done }: Scene): void {
  void desk.kill();
  done();
}

/** Should the talk be over before, the desk is killed then. */
function killIn(ms: number, scene: Scene): void {
  scene.done();
  void pause(ms).then(() => kill(scene));
}

export function afterAnswer(n: number, ms: number): Point {
  return {
    name: `${ms} ms after answer ${n}`,
    slips: true,
    set: (scene, talk) => ({ said: () => void (talk.answers === n && killIn(ms, scene)) }),
  };
}

export function atLine(n: number): Point {
  return {
    name: `at line ${n}, before it is answered`,
    slips: true,
    set: (scene, talk) => ({ read: () => void (talk.lines === n && kill(scene)) }),
  };
}

export function whileCreating(ms: number): Point {
  return {
    name: `${ms} ms into the create`,
    slips: false,
    set: (scene) => ({ said: (step) => void (step === "code" && killIn(ms, scene)) }),
  };
}

/** Armed once `after` is answered, because look-ups happen all along. */
export function inCall(action: string, moment: Moment, after: Step, who: "desk" | "tencent" | "both" = "desk"): Point {
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

/** What wrongs there are when there are none. */
export const none = {
  duplicates: [],
  lost: [],
  askedTwice: [],
  leaks: [],
  textedUnasked: [],
  missed: [],
  gaveUp: [],
  audit: [],
};
