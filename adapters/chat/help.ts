import type { Text } from "../../src/conversation/types.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import { t } from "../../src/words/words.ts";

/** What the command can do, kinds of request that this desk does not open left out. */
export function helpLines(flows: readonly string[], command: string): { hello: Text; lines: Text[]; words: Text } {
  const verbs = ["open", ...flowVerbs.filter((verb) => flows.includes(verb)), ...others];
  return {
    hello: t("chat.help", { command }),
    lines: verbs.map((verb) => t(`chat.help-${verb}` as MessageKey, { command })),
    words: t("talk.help"),
  };
}

const flowVerbs = ["verify", "official", "classroom"];
const others = ["list", "find", "status", "resume", "code", "resend", "hand", "customer", "cancel", "help"];

/** Why an order with a word that nobody knows is not followed. */
export function unknownWord({ said, nearest }: { said: string; nearest?: string }, command: string): Text {
  return nearest ? t("chat.did-you-mean", { said, nearest, command }) : t("chat.unknown", { said, command });
}
