import type { Draft } from "./draft.ts";
import { pasted, type SecretSetting, wrongKind } from "./pasted.ts";
import type { Prompts } from "./prompts.ts";

/** What a platform says of a token. */
export type Verdict<T> = { is: "taken"; found: T } | { is: "refused"; why: string } | { is: "silent"; why: string };

interface Asked<T> {
  setting: SecretSetting;
  question: string;
  /** Who is asked about it, such as Slack. */
  whom: string;
  check: (value: string) => Promise<Verdict<T>>;
}

/**
 * Asks for a secret until the platform takes it. One that is set already is tried first, and kept if somebody wants so.
 * Undefined if the platform does not answer and somebody goes on all the same.
 */
export async function askSecret<T>(prompts: Prompts, draft: Draft, asked: Asked<T>): Promise<T | undefined> {
  const { setting, question, whom, check } = asked;
  let value = draft.get(setting);
  if (value !== undefined && !(await prompts.agree(`Keep the ${setting} that is set?`, true))) value = undefined;
  for (;;) {
    value ??= pasted(await prompts.secret(question, (typed) => wrongKind(setting, typed)));
    const tried = value;
    const verdict = await prompts.wait(`Asking ${whom} about ${setting}…`, () => check(tried));
    if (verdict.is === "taken") {
      draft.set(setting, tried);
      return verdict.found;
    }
    prompts.warn(verdict.why);
    if (verdict.is === "refused") {
      value = undefined;
      continue;
    }
    const next = await prompts.choose("What now?", [
      { value: "again", label: "Try again" },
      { value: "type", label: "Type another one" },
      { value: "on", label: "Go on without the check" },
    ]);
    if (next === "on") {
      draft.set(setting, tried);
      return undefined;
    }
    if (next === "type") value = undefined;
  }
}
