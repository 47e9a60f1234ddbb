/** Runs one round of what is measured. Returns the number of turns. */
export type Contender = () => number | Promise<number>;

/** Microseconds a turn: of the median round, and of each round in the order they ran. */
export interface Measured {
  micros: number;
  rounds: number[];
}

/** How much is measured: the most rounds of each pair, and the seconds after which no round begins. */
export interface Extent {
  rounds: number;
  seconds: number;
  /**
   * How long each contender of a pair in memory runs before it is measured (s). V8 optimises code only after some ten
   * thousand turns, and a desk runs for weeks.
   */
  warmSeconds: number;
  openCases: number;
  /** The number of pairs of processes whose memory is compared. */
  processes: number;
}

const fewest = 5;

/** Warms both contenders up and then compares them. Only for contenders that may run any number of times. */
export async function interleaveWarm(pair: [Contender, Contender], extent: Extent): Promise<[Measured, Measured]> {
  for (const contender of pair) {
    const end = performance.now() + extent.warmSeconds * 1000;
    while (performance.now() < end) await contender();
  }
  return interleave(pair, extent);
}

/** Runs two contenders alternately, A B A B …, so that other load on the machine meets both. */
export async function interleave(
  pair: [Contender, Contender],
  { rounds, seconds }: Extent,
): Promise<[Measured, Measured]> {
  const taken: [number[], number[]] = [[], []];
  const end = performance.now() + seconds * 1000;
  for (let round = -1; round < rounds; round++) {
    if (round >= fewest && performance.now() > end) break;
    for (const [i, contender] of pair.entries()) {
      const begun = process.hrtime.bigint();
      const turns = await contender();
      const micros = Number(process.hrtime.bigint() - begun) / 1000 / turns;
      if (round >= 0) taken[i]!.push(micros); // the first round warms up
    }
  }
  return [measured(taken[0]), measured(taken[1])];
}

function measured(rounds: number[]): Measured {
  return { micros: quantile(rounds, 0.5), rounds };
}

export interface Ratio {
  median: number;
  /** The quartiles of the ratio. */
  low: number;
  high: number;
}

/** How many times as long `a` took as `b`, compared round by round. */
export function ratio(a: Measured, b: Measured): Ratio {
  return ratioOf(a.rounds, b.rounds);
}

/** How many times as long the quickest round of `a` took as that of `b`. */
export function bestRatio(a: Measured, b: Measured): number {
  return Math.min(...a.rounds) / Math.min(...b.rounds);
}

/** How many times as much the values of `a` are, compared pair by pair. */
export function ratioOf(a: readonly number[], b: readonly number[]): Ratio {
  const each = a.map((much, i) => much / b[i]!);
  return { median: quantile(each, 0.5), low: quantile(each, 0.25), high: quantile(each, 0.75) };
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}
