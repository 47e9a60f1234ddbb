/**
 * What goes wrong with a call on purpose. `lost` is done and its answer cut; `cut` is not even done. discord.js repeats a
 * call whose connection was reset, and only then.
 */
export type Trouble =
  | { kind: "error"; status: number; code: number; message: string }
  | { kind: "status"; status: number }
  | { kind: "ratelimited"; seconds: number; global?: boolean }
  | { kind: "lost"; reset?: boolean }
  | { kind: "cut"; reset?: boolean }
  | { kind: "slow"; ms: number };

interface Planned {
  route: string;
  trouble: Trouble;
  left: number;
  /** Only calls that hold this text go wrong. */
  holding: string;
}

/** `*` is any route; the plans of one route come true in the order they were made. */
export function createTroubles() {
  const plans: Planned[] = [];
  return {
    plan(route: string, trouble: Trouble, times = 1, holding = ""): void {
      plans.push({ route, trouble, left: times, holding });
    },
    next(route: string, body: object): Trouble | undefined {
      const said = JSON.stringify(body);
      const plan = plans.find(
        ({ left, holding, ...planned }) => left > 0 && [route, "*"].includes(planned.route) && said.includes(holding),
      );
      if (!plan) return undefined;
      plan.left--;
      return plan.trouble;
    },
  };
}

export type Troubles = ReturnType<typeof createTroubles>;
