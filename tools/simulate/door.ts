import type { Life } from "./life.ts";
import type { Time } from "./time.ts";

export interface Door {
  time: Time;
  life: Life;
  /** How long a call takes to get there, or its answer to come back. */
  pace: () => number;
  /** What goes wrong with this call, if anything: before it is done, or after. */
  fault?: (method: string) => { before?: Error; after?: Error } | undefined;
  /** Called once the call has been done, whoever lives to hear of it. */
  onDone?: (method: string, given: readonly unknown[], result: unknown) => void;
  /** Whether nothing hangs on when it is asked: then it takes no time. */
  isInstant?: (method: string, given: readonly unknown[]) => boolean;
}

/** Before these nothing can be lost that is not lost after the call before. */
export const reads = ["now", "load", "taken", "list", "attempt", "attemptsFor", "control", "due", "open", "has"];

/** Every call goes through here, so that whoever makes it can die, stand still or be overtaken before and after it. */
export function wire<Part extends object>(part: Part, { time, life, pace, fault, onDone, isInstant }: Door): Part {
  const wired = new Map<PropertyKey, unknown>();
  return new Proxy(part, {
    get(target, name) {
      const known = wired.get(name);
      if (known) return known;
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      const method = String(name);
      const isRead = reads.includes(method);
      const call = async (...given: unknown[]) => {
        if (!life.isGone && isInstant?.(method, given)) return value.apply(target, given);
        if (!isRead || life.isGone) await time.sleep(pace(), life);
        const wrong = fault?.(method);
        if (wrong?.before) throw wrong.before;
        const result = await time.during(async () => value.apply(target, given));
        onDone?.(method, given, result);
        await time.sleep(pace(), life);
        if (wrong?.after) throw wrong.after;
        return result;
      };
      wired.set(name, call);
      return call;
    },
  });
}
