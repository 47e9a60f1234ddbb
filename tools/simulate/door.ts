import type { Life } from "./life.ts";
import type { Time } from "./time.ts";

export interface Door {
  time: Time;
  life: Life;
  /** Draws how long a call travels, or its answer (ms). */
  pace: () => number;
  /** Draws what goes wrong with a call, if anything: before it is done, or after. */
  fault?: (method: string) => { before?: Error; after?: Error } | undefined;
  /** Called once a call was done, even if the caller is dead by then. */
  onDone?: (method: string, given: readonly unknown[], result: unknown) => void;
  /** Whether a call takes no time, because its moment does not matter. */
  isInstant?: (method: string, given: readonly unknown[]) => boolean;
}

/** Methods that only read. A death before one of them is like a death after the call before it. */
export const reads = ["now", "load", "taken", "list", "attempt", "attemptsFor", "control", "due", "open", "has"];

/** Wraps an object so that the caller of each method can die, stand still or be overtaken before and after the call. */
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
