/** Where a call waits, as if the process had been stopped there. */
interface Gate {
  reached: Promise<void>;
  open(): void;
}

/** What a process would lose with its power: nothing that is called after the cut comes back, and nothing is done. */
export interface Power {
  readonly isOn: boolean;
  /** Calls so far that leave a trace: in the ledger, in the vault, at Tencent or on a screen. */
  readonly steps: number;
  cut(): void;
  /** Cuts when this method of a wired part is called, or at that step; the call itself is never made. */
  cutBefore(method: string | number): void;
  /** Cuts once this call has done its work; whoever made it never hears of it. */
  cutAfter(method: string): void;
  /** Stops the next call of this method, before it does its work or with its answer in hand. */
  hold(method: string, when: "before" | "after"): Gate;
  /** Opens every gate, and cuts nothing any more. */
  letGo(): void;
  /** Resolves at the cut. */
  readonly gone: Promise<void>;
  wire<Part extends object>(part: Part): Part;
}

const traces = ["commit", "write", "finish", "release", "put", "drop", "show", "tell", "reveal"];
const calls = ["customersCredit", "sendVerifyCode", "createAccount"];

export function createPower(): Power {
  let isOn = true;
  let steps = 0;
  let cutting: { before?: string | number; after?: string } = {};
  const gates = new Map<string, { reach(): void; opened: Promise<void> }>();
  const closed = new Set<() => void>();
  const [gone, tellGone] = promised();
  const cut = () => {
    isOn = false;
    tellGone();
  };

  async function pass(name: string): Promise<void> {
    const gate = gates.get(name);
    if (!gate) return;
    gates.delete(name);
    gate.reach();
    await gate.opened;
  }

  async function live(method: string, work: () => unknown): Promise<unknown> {
    await pass(`before ${method}`);
    try {
      return isOn ? await work() : undefined;
    } finally {
      await pass(`after ${method}`);
      if (isOn && method === cutting.after) cut();
      if (!isOn) await new Promise<never>(() => {});
    }
  }

  return {
    get isOn() {
      return isOn;
    },
    get steps() {
      return steps;
    },
    gone,
    cut,
    cutBefore: (before) => {
      cutting = { ...cutting, before };
    },
    cutAfter: (after) => {
      cutting = { ...cutting, after };
    },
    hold(method, when) {
      const [reached, reach] = promised();
      const [opened, open] = promised();
      gates.set(`${when} ${method}`, { reach, opened });
      closed.add(open);
      return { reached, open };
    },
    letGo() {
      cutting = {};
      gates.clear();
      for (const open of closed) open();
    },
    wire: (part) =>
      new Proxy(part, {
        get(target, name) {
          const value = Reflect.get(target, name);
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            if ([...traces, ...calls].includes(String(name))) steps += 1;
            if (isOn && (name === cutting.before || steps === cutting.before)) cut();
            return live(String(name), () => value.apply(target, given));
          };
        },
      }),
  };
}

function promised(): [Promise<void>, () => void] {
  let fulfil: () => void = () => {};
  const promise = new Promise<void>((resolve) => {
    fulfil = resolve;
  });
  return [promise, fulfil];
}
