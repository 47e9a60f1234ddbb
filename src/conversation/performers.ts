import type { EffectTypes } from "./step.ts";
import type { Effect, Outcome } from "./types.ts";

/**
 * Does one effect. `id` is the effect's idempotency key: an effect that is `safe` to repeat may come again under the
 * same id after a crash.
 */
export type Perform<E extends EffectTypes, N extends keyof E> = (
  input: E[N]["input"],
  id: string,
) => Outcome<E[N]["output"]> | Promise<Outcome<E[N]["output"]>>;

/** Somebody who does each effect of a flow. The compiler names the effect that nobody does. */
export type Performers<E extends EffectTypes> = { [N in keyof E]: Perform<E, N> };

/** What does the effects that turns promise, by their names. @throws for the effect of another flow. */
export function performer<E extends EffectTypes>(performers: Performers<E>) {
  return ({ id, name, input }: Effect): Outcome | Promise<Outcome> => {
    if (!Object.hasOwn(performers, name)) throw new Error(`Nobody does the effect "${name}".`);
    return performers[name]!(input, id);
  };
}
