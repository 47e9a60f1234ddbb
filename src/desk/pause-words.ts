import type { Text, Value } from "../conversation/types.ts";
import { type Pause, type PauseLedger, type Spending, stopping } from "../ledger/pauses.ts";
import { t } from "../words/words.ts";

/** How ids of people begin who pause on the command line of a desk's machine. Their name there follows. */
export const atShell = "shell:";

/** Somebody who has paused or ended a pause, as others read it. */
export function whoIs(by: string): Value {
  return by.startsWith(atShell) ? by.slice(atShell.length) : { person: by };
}

/** Of the pauses in force, the one that keeps this from happening and lasts longest. */
export async function whatStops(ledger: Pick<PauseLedger, "pauses">, what: Spending): Promise<Pause | undefined> {
  const found = (await ledger.pauses()).filter((each) => stopping(what).includes(each.what));
  const end = ({ until }: Pause) => until ?? Number.POSITIVE_INFINITY;
  return found.toSorted((a, b) => end(b) - end(a))[0];
}

/** What an agent reads who was kept back by a pause. Without one it has ended meanwhile. */
export function stoppedText(what: Spending, pause: Pause | undefined): Text {
  if (!pause) return t(`pause.${what}-over`);
  const { by, why, until } = pause;
  const values = { person: whoIs(by), why };
  return until === undefined
    ? t(`pause.${what}`, values)
    : t(`pause.${what}-until`, { ...values, until: { at: until } });
}

/** Nothing new is opened now. `why` is for whoever wanted to open something. */
export class OpeningPaused extends Error {
  override name = "OpeningPaused" as const;
  readonly why: Text;

  constructor(why: Text) {
    super("New requests are paused.");
    this.why = why;
  }
}
