import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/desk/platform.ts";
import { Secret } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

/** The words above and below a secret when it is shown. */
export interface Handed {
  above: Text;
  below?: Text;
}

/** All words around a secret: before, while and after its one reader sees it. */
export interface Around {
  title: Text;
  above: Text[];
  below: Text[];
  /** What is said while the secret waits behind a button. */
  ready: Text;
  done: Text;
}

/** The words around a secret. Without `handed` the secret is a password, for which chats have words of their own. */
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

/** A secret that waits for its reader, with the words around it. */
export interface Waiting {
  secret: Secret;
  handed: Handed;
}

/** How long a secret waits here (ms): as long as the desk itself keeps it. */
export const keepMs = 72 * 60 * 60_000;

/** Keeps secrets sealed in the vault until their reader presses the button. */
export function createWaiting(platform: string, { remember, recall }: Pick<Reception, "remember" | "recall">) {
  const nameOf = (person: string, caseId: string) => `${platform}:reveal:${person}:${caseId}`;
  return {
    keep: (person: string, caseId: string, waiting: Waiting, ms = keepMs): Promise<void> =>
      remember(nameOf(person, caseId), JSON.stringify({ ...waiting, secret: waiting.secret.expose() }), ms),
    async find(person: string, caseId: string): Promise<Waiting | undefined> {
      const kept = await recall(nameOf(person, caseId));
      if (kept === undefined) return undefined;
      const { secret, ...waiting } = JSON.parse(kept) as Omit<Waiting, "secret"> & { secret: string };
      return { ...waiting, secret: new Secret(secret) };
    },
    forget: (person: string, caseId: string): Promise<void> => remember(nameOf(person, caseId), ""),
  };
}
