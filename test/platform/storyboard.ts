/** One thing that a person sees: a message or a box. `id` stays while it is edited, `raw` is what a ring would tell. */
export interface Shown {
  id: string;
  where: string;
  text: string;
  raw: string;
}

export interface Watched {
  name: string;
  /** What the bot has for them now, the oldest first. */
  sees(): Shown[];
  /** What has rung for them so far. */
  rings(): string[];
}

export interface Storyboard {
  /** Tells what somebody does, and then what came of it on each screen. */
  step(words: string, act: () => unknown): Promise<void>;
  text(): string;
}

/** Of what rang, so many characters tell which message it was, also when that was edited since. */
const enough = 40;

const legend = "(♪ a new message that rings   · a new one that doesn't   ~ one that changes   × one that goes)";

/** A talk as every message that each person gets, with whether it rings. */
export function storyboard(people: Watched[], quiet: () => Promise<void>): Storyboard {
  const told: string[] = [legend];
  const before = new Map(people.map(({ name }) => [name, { seen: new Map<string, Shown>(), rang: 0 }]));

  function whatCame({ name, sees, rings }: Watched): string[] {
    const last = before.get(name)!;
    const now = new Map(sees().map((shown) => [shown.id, shown]));
    const heard = rings().slice(last.rang);
    const lines = [...now.values()].flatMap((shown) => {
      const old = last.seen.get(shown.id);
      if (old?.text === shown.text) return [];
      if (old) return entry("~", name, shown);
      const at = heard.findIndex((text) => text.slice(0, enough) === shown.raw.slice(0, enough));
      if (at >= 0) heard.splice(at, 1);
      return entry(at >= 0 ? "♪" : "·", name, shown);
    });
    const gone = [...last.seen.values()].filter(({ id }) => !now.has(id));
    before.set(name, { seen: now, rang: rings().length });
    return [
      ...lines,
      ...gone.map((shown) => `  × ${name}, ${shown.where}: ${shown.text.split("\n")[0]}`),
      ...heard.map((text) => `  ♪ ${name}, and it is gone again: ${text}`),
    ];
  }

  return {
    async step(words, act) {
      told.push("", `▸ ${words}`);
      await act();
      await quiet();
      told.push(...people.flatMap(whatCame));
    },
    text: () => `${told.join("\n")}\n`,
  };
}

function entry(sign: string, name: string, { where, text }: Shown): string[] {
  return [`  ${sign} ${name}, ${where}`, ...text.split("\n").map((line) => `      ${line}`.trimEnd())];
}
