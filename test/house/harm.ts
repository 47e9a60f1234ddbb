const long = 40_000; // a Slack message
const times = 16;
const noticed = 20; // ms of the processor's time; what is below it does no harm yet
const steepest = 5 * times; // a square would be sixteen times sixteen

/** A text, made of the expression's own letters and words, for which sixteen times the length takes far more than sixteen times the work. */
export function harmIn(source: string, flags: string): string | undefined {
  const expression = new RegExp(source, flags.includes("g") ? flags : `${flags}g`);
  for (const pump of pumpsOf(source)) {
    for (const end of ["", "\0", "@"]) {
      if (workOf(expression, stretched(pump, long) + end, 1) < noticed) continue;
      const [little, much] = [long / times, long].map((length) => workOf(expression, stretched(pump, length) + end, 3));
      if (much! > noticed && much! > steepest * little!) return pump + end;
    }
  }
  return undefined;
}

function pumpsOf(source: string): string[] {
  const bare = source.replace(/\\[pP]\{[^}]*\}|\\[A-Za-z]/g, " ");
  const words = [...new Set(bare.match(/[A-Za-z]{2,}|[^\sA-Za-z]/g) ?? [])].slice(0, 24);
  const pieces = [...new Set([...words, "a", "1", " ", "\n", "@", ".", "-"])];
  return [...pieces, ...pieces.flatMap((one) => pieces.map((other) => one + other))];
}

function stretched(pump: string, length: number): string {
  return pump.repeat(Math.ceil(length / pump.length));
}

/** The least of some runs, in milliseconds of the processor and not of the wall. */
function workOf(expression: RegExp, text: string, runs: number): number {
  const work = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    text.replace(expression, "");
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...work);
}
