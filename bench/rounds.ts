/** One thing to measure; a round returns how many turns it did. */
export interface Contender {
  name: string;
  round(): number | Promise<number>;
}

/** Microseconds a turn: of the median round, and of each round in the order they ran. */
export interface Measured {
  name: string;
  micros: number;
  rounds: number[];
}

/** Runs the contenders in turn, A B C A B C …, so that whatever else the machine does meets them alike. */
export async function interleave(contenders: readonly Contender[], rounds: number): Promise<Measured[]> {
  const taken = contenders.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, contender] of contenders.entries()) {
      const begun = process.hrtime.bigint();
      const turns = await contender.round();
      const micros = Number(process.hrtime.bigint() - begun) / 1000 / turns;
      if (round >= 0) taken[i]!.push(micros); // the first round warms up
    }
  }
  return contenders.map(({ name }, i) => ({ name, micros: quantile(taken[i]!, 0.5), rounds: taken[i]! }));
}

export interface Ratio {
  median: number;
  /** The quartiles. */
  low: number;
  high: number;
}

/** How many times as long `a` took as `b`, compared round by round. */
export function ratio(a: Measured, b: Measured): Ratio {
  const each = a.rounds.map((micros, i) => micros / b.rounds[i]!);
  return { median: quantile(each, 0.5), low: quantile(each, 0.25), high: quantile(each, 0.75) };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}
