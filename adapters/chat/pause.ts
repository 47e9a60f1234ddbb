import type { Text } from "../../src/conversation/types.ts";
import { type Pause, type PauseSaid, type Reception, readPause, whoIs } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Deed, Next } from "./front.ts";
import type { WhoMay } from "./who-may.ts";

/** Lets supervisors, and operators where they read, pause all desks, end that, and see how things stand. */
export function createPausing(reception: Pick<Reception, "paused" | "pause" | "goOn">, whoMay: WhoMay) {
  const saying = (notice: Text): Next => ({ says: { notice } });

  /** Why a person may not pause. Undefined when they may. The platform is asked anew. */
  function whyNot(deed: Deed): Promise<Text | undefined> {
    const { from, here } = deed;
    return whoMay.guarded(from.id, async () =>
      whoMay.operate(from.id, here) || (await whoMay.supervises(deed)) ? undefined : t("pause.not-yours"),
    );
  }

  async function pause(deed: Deed, words: string, command: string): Promise<Next> {
    const no = await whyNot(deed);
    if (no) {
      whoMay.refuse(deed, "pause");
      return saying(no);
    }
    return saying(await done(deed, readPause(words), command));
  }

  async function done({ from }: Deed, said: PauseSaid, command: string): Promise<Text> {
    const by = from.id;
    switch (said.is) {
      case "unclear":
        return t(`pause.lacks-${lacks[said.lacks]}`, { command });
      case "asks":
        return standing(await reception.paused(), command);
      case "go on": {
        const { ended, waits } = await reception.goOn(said.kinds, by);
        if (ended.length === 0) return t("pause.was-none");
        const what = kindsOf(ended);
        return waits === 0 ? t("pause.ended-none", { what }) : t("pause.ended", { what, waits });
      }
      case "pause": {
        const { is: _, ...wanted } = said;
        const { what, why, until } = await reception.pause({ ...wanted, by });
        const values = { what: t(`pause.what-${what}`), why, command };
        return until === undefined
          ? t("pause.begun", values)
          : t("pause.begun-until", { ...values, until: { at: until } });
      }
    }
  }

  return {
    pause,
    /** Whether this person may pause. False while the platform does not tell. */
    may: async (deed: Deed): Promise<boolean> => (await whyNot(deed)) === undefined,
  };
}

const lacks = { what: "what", why: "why", "how long": "long" } as const;

function standing({ pauses, waits }: Awaited<ReturnType<Reception["paused"]>>, command: string): Text {
  if (pauses.length === 0) return t("pause.none", { command });
  const [first, ...others] = pauses.map(({ what, by, why, at, until }): Text => {
    const values = { what: t(`pause.what-${what}`), person: whoIs(by), why, at: { at } };
    return until === undefined
      ? t("pause.stands", values)
      : t("pause.stands-until", { ...values, until: { at: until } });
  });
  const lines = others.reduce<Text>((all, next) => t("pause.lines", { first: all, next }), first!);
  return waits === 0 ? t("pause.standing-none", { lines, command }) : t("pause.standing", { lines, waits, command });
}

function kindsOf(ended: readonly Pause[]): Text {
  const [first, ...others] = ended.map(({ what }) => t(`pause.what-${what}`));
  return others.reduce<Text>((all, next) => t("talk.and", { first: all, next }), first!);
}
