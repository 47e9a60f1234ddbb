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

/** How many characters two texts begin with alike. A message that rang may have been edited since, at its end. */
function alike(one: string, other: string): number {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return i;
}

const legend = "(♪ a new message that rings   · a new one that doesn't   ~ one that changes   × one that goes)";

/** A talk as every message that each person gets, with whether it rings. */
export function storyboard(people: Watched[], quiet: () => Promise<void>): Storyboard {
  const told: string[] = [legend];
  const before = new Map(people.map(({ name }) => [name, { seen: new Map<string, Shown>(), rang: 0 }]));

  function whatCame({ name, sees, rings }: Watched): string[] {
    const last = before.get(name)!;
    const now = new Map(sees().map((shown) => [shown.id, shown]));
    const fresh = [...now.values()].filter(({ id }) => !last.seen.has(id));
    const ringing = new Set<Shown>();
    const heard = rings()
      .slice(last.rang)
      .filter((text) => {
        const [its] = fresh
          .filter((shown) => !ringing.has(shown) && alike(shown.raw, text) > 0)
          .toSorted((one, other) => alike(other.raw, text) - alike(one.raw, text));
        if (its) ringing.add(its);
        return !its;
      });
    const lines = [...now.values()].flatMap((shown) => {
      const old = last.seen.get(shown.id);
      if (old?.text === shown.text) return [];
      if (old) return entry("~", name, shown);
      return entry(ringing.has(shown) ? "♪" : "·", name, shown);
    });
    const gone = [...last.seen.values()].filter(({ id }) => !now.has(id));
    before.set(name, { seen: now, rang: rings().length });
    return [
      ...lines,
      ...gone.map((shown) => `  × ${name}, ${shown.where}: ${shown.text.split("\n")[0]}`),
      ...heard.map((text) => `  ♪ ${name}, and it is gone again: ${text}`),
    ];
  }

  /** Whether anybody has something before their eyes that was not there at the last step. */
  function hasChanged(): boolean {
    return people.some(({ name, sees }) => {
      const { seen } = before.get(name)!;
      const now = sees();
      return now.length !== seen.size || now.some(({ id, text }) => seen.get(id)?.text !== text);
    });
  }

  return {
    async step(words, act) {
      told.push("", `▸ ${words}`);
      await act();
      do await quiet();
      while (!hasChanged()); // a message is on its way to the bot for as long as the machine likes
      told.push(...people.flatMap(whatCame));
    },
    text: () => `${told.join("\n")}\n`,
  };
}

function entry(sign: string, name: string, { where, text }: Shown): string[] {
  return [`  ${sign} ${name}, ${where}`, ...text.split("\n").map((line) => `      ${line}`.trimEnd())];
}
