import * as clack from "@clack/prompts";
import type { Keys } from "./keys.ts";
import { Stopped } from "./stopped.ts";

export interface Choice<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

/** Why what was typed won't do, as a sentence. Undefined if it will. */
type Refusal = (typed: string) => string | undefined;

/** Questions in a terminal. Each of them throws when it is cancelled: @throws Stopped */
export interface Prompts {
  begin(title: string): void;
  say(words: string): void;
  well(words: string): void;
  warn(words: string): void;
  /** An address on lines of its own, with nothing before it, so that it can be copied whole. */
  address(url: string): void;
  choose<T extends string>(question: string, choices: readonly Choice<T>[], first?: T): Promise<T>;
  /** Any number of choices out of a list, which typing narrows. */
  pick(question: string, choices: readonly Choice<string>[], first?: readonly string[]): Promise<string[]>;
  /** One choice out of a list, which typing narrows. */
  find(question: string, choices: readonly Choice<string>[]): Promise<string>;
  line(question: string, options?: { first?: string; example?: string; refuse?: Refusal }): Promise<string>;
  /** Something that no screen may show: each letter is a dot. */
  secret(question: string, refuse: Refusal): Promise<string>;
  agree(question: string, first: boolean): Promise<boolean>;
  /** Says what is waited for, and keeps keys away meanwhile. */
  wait<T>(words: string, work: () => Promise<T>): Promise<T>;
  end(words: string): void;
  stopped(words: string): void;
}

const visible = 10;

export function createPrompts(keys: Keys): Prompts {
  const { input } = keys;
  const answer = async <T>(asked: () => Promise<T>): Promise<Exclude<T, symbol>> => {
    const said = await keys.during(asked);
    if (clack.isCancel(said)) throw new Stopped();
    return said as Exclude<T, symbol>;
  };
  const listed = (choices: readonly Choice<string>[]) =>
    choices.map(({ value, label, hint }) => ({ value, label, ...(hint !== undefined && { hint }) }));
  return {
    begin: (title) => clack.intro(title),
    say: (words) => clack.log.message(wrapped(words)),
    well: (words) => clack.log.success(wrapped(words)),
    warn: (words) => clack.log.warn(wrapped(words)),
    address: (url) => void process.stdout.write(`\n${url}\n\n`),
    choose: (message, choices, initialValue) =>
      answer(() =>
        clack.select({ input, message, options: listed(choices), ...(initialValue && { initialValue }) }),
      ) as Promise<never>,
    pick: (message, choices, initialValues = []) =>
      answer(() =>
        clack.autocompleteMultiselect({
          input,
          message,
          options: listed(choices),
          initialValues: initialValues.filter((value) => choices.some((choice) => choice.value === value)),
          maxItems: visible,
          placeholder: "Type to search",
        }),
      ),
    find: (message, choices) =>
      answer(() =>
        clack.autocomplete({
          input,
          message,
          options: listed(choices),
          maxItems: visible,
          placeholder: "Type to search",
        }),
      ),
    line: (message, { first, example, refuse } = {}) =>
      answer(() =>
        clack.text({
          input,
          message,
          ...(first !== undefined && { initialValue: first }),
          ...(example !== undefined && { placeholder: example }),
          ...(refuse && { validate: (typed) => refuse(typed ?? "") }),
        }),
      ),
    secret: (message, refuse) =>
      answer(() =>
        clack.password({ input, message, mask: "•", clearOnError: true, validate: (typed) => refuse(typed ?? "") }),
      ),
    agree: (message, initialValue) => answer(() => clack.confirm({ input, message, initialValue })),
    async wait(words, work) {
      clack.log.step(words);
      return keys.besides(work);
    },
    end: (words) => clack.outro(wrapped(words)),
    stopped: (words) => clack.cancel(wrapped(words)),
  };
}

/** Lines no wider than the terminal with the library's bar before them. A word that is wider has a line of its own. */
function wrapped(words: string): string {
  const width = (process.stdout.columns || 80) - 4;
  return words
    .split("\n")
    .map((line) => line.replace(new RegExp(`(?=.{${width + 1}})(.{1,${width}}|\\S+)(?: +|$)`, "gy"), "$1\n").trimEnd())
    .join("\n");
}
