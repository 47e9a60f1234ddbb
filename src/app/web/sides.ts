export const sideNames = ["slack", "discord", "tencent"] as const;
export type SideName = (typeof sideNames)[number];

/** Whether one side of a desk works, and a sentence about it for the operator. */
export interface Side {
  isUp: boolean;
  says: string;
}

/** How a side is looked at. `ask` may call it, and is left out where `now` knows as much. */
export interface Look {
  now(): Side;
  ask?(): Promise<Side>;
}

export type Sides = ReturnType<typeof createSides>;

const notWanted: Record<SideName, string> = {
  slack: "This desk is not in Slack: it has no token for it (docs/slack.md).",
  discord: "This desk is not in Discord: it has no token for it (docs/discord.md).",
  tencent: "This desk has no Tencent.",
};
const noSuchSide =
  "There is no such side. Ask /readyz?side=slack, discord or tencent, or /readyz alone for the desk itself.";

/** The sides of a desk, each looked at by itself. One that is wanted and not yet there counts as down. */
export function createSides(wanted: readonly SideName[]) {
  const looks = new Map<SideName, Look>();
  const starting: Look = { now: () => ({ isUp: false, says: "it is being connected" }) };
  const lookAt = (name: SideName) => (wanted.includes(name) ? (looks.get(name) ?? starting) : undefined);

  async function told(name: string): Promise<{ status: 200 | 404 | 503; says: string }> {
    if (!isSide(name)) return { status: 404, says: noSuchSide };
    const look = lookAt(name);
    if (!look) return { status: 404, says: notWanted[name] };
    const { isUp, says } = await (look.ask ?? look.now)();
    return { status: isUp ? 200 : 503, says: `${name}: ${says}` };
  }

  return {
    add: (name: SideName, look: Look): void => void looks.set(name, look),
    /** The answer to whoever asks for these sides. The worst counts: a wrong name before a side that is down. */
    async answer(names: readonly string[]): Promise<{ status: 200 | 404 | 503; text: string }> {
      const all = await Promise.all([...new Set(names)].slice(0, mostNames).map(told));
      const status = ([404, 503] as const).find((each) => all.some((one) => one.status === each)) ?? 200;
      return { status, text: [...new Set(all.map(({ says }) => `${says}\n`))].join("") };
    },
    /** Whether each side works, as far as is known without asking it. */
    now: (): Record<string, boolean> =>
      Object.fromEntries(
        sideNames.flatMap((name) => {
          const look = lookAt(name);
          return look ? [[name, look.now().isUp] as const] : [];
        }),
      ),
  };
}

const mostNames = 8;

function isSide(name: string): name is SideName {
  return (sideNames as readonly string[]).includes(name);
}
