import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

/** What stands around a secret when it is shown. */
export interface Handed {
  above: Text;
  below?: Text;
}

/** What is said of a secret before, while and after its one reader sees it. */
export interface Around {
  title: Text;
  above: Text[];
  below: Text[];
  /** While it waits behind a button. */
  ready: Text;
  done: Text;
}

/** A chat has words of its own for a password, which is what a secret is when nothing else is said. */
export function around(caseId: string, handed?: Handed): Around {
  const values = { case: caseId };
  if (!handed || handed.above.key === "talk.handed-password") {
    return {
      title: t("chat.reveal-title"),
      above: [t("chat.reveal", values)],
      below: [],
      ready: t("chat.reveal-ready", values),
      done: t("chat.reveal-done", values),
    };
  }
  return {
    title: t("chat.secret-title"),
    above: [handed.above],
    below: handed.below ? [handed.below] : [],
    ready: t("chat.secret-ready", values),
    done: t("chat.secret-done", values),
  };
}

/** A secret and its words, as they wait for their reader. */
export interface Waiting {
  secret: string;
  handed: Handed;
}

/** As long as the desk itself would wait for somebody to look. */
const keepMs = 72 * 60 * 60_000;

/** Secrets that wait sealed until their reader is here. */
export function createWaiting(platform: string, { remember, recall }: Pick<Reception, "remember" | "recall">) {
  const nameOf = (person: string, caseId: string) => `${platform}:reveal:${person}:${caseId}`;
  return {
    keep: (person: string, caseId: string, waiting: Waiting): Promise<void> =>
      remember(nameOf(person, caseId), JSON.stringify(waiting), keepMs),
    async find(person: string, caseId: string): Promise<Waiting | undefined> {
      const kept = await recall(nameOf(person, caseId));
      return kept === undefined ? undefined : (JSON.parse(kept) as Waiting);
    },
    forget: (person: string, caseId: string): Promise<void> => remember(nameOf(person, caseId), ""),
  };
}
