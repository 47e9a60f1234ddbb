/** What goes wrong with a call on purpose. `lost` is done and its answer cut; `cut` is not even done. */
export type Trouble =
  | { kind: "error"; error: string }
  | { kind: "status"; status: number }
  | { kind: "ratelimited"; seconds: number }
  | { kind: "lost" }
  | { kind: "cut" }
  | { kind: "slow"; ms: number };

interface Planned {
  method: string;
  trouble: Trouble;
  left: number;
  /** Only calls that hold this text go wrong. */
  holding: string;
}

/** `*` is any method; the plans of one method come true in the order they were made. */
export function createTroubles() {
  const plans: Planned[] = [];
  return {
    plan(method: string, trouble: Trouble, times = 1, holding = ""): void {
      plans.push({ method, trouble, left: times, holding });
    },
    next(method: string, args: object): Trouble | undefined {
      const said = JSON.stringify(args);
      const plan = plans.find(
        ({ left, holding, ...planned }) => left > 0 && [method, "*"].includes(planned.method) && said.includes(holding),
      );
      if (!plan) return undefined;
      plan.left--;
      return plan.trouble;
    },
    /** How many are still to come. */
    left: () => plans.reduce((sum, { left }) => sum + left, 0),
  };
}

export type Troubles = ReturnType<typeof createTroubles>;
