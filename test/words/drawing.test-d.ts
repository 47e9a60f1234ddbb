import type { Text } from "../../src/conversation/types.ts";
import { type Drawing, drawnOnce, inLanguage, say } from "../../src/words/words.ts";

// Nothing here runs: tsc reads it, and an expected error that does not come is an error.

declare const text: Text;
declare const isKnown: boolean;
declare function fetched(): Promise<string>;
declare function thenable(): PromiseLike<string>;

const drawn: string = inLanguage("zh", () => say(text, String));
const lines: string[] = inLanguage("en", () => [say(text, String)]);
inLanguage("zh", () => {});

// @ts-expect-error an async function waits
inLanguage("zh", async () => say(text, String));

// @ts-expect-error so does a function that gives somebody else's promise
inLanguage("zh", fetched);

// @ts-expect-error a promise by another name waits as well
inLanguage("zh", thenable);

// @ts-expect-error what waits only sometimes is refused too
inLanguage("zh", () => (isKnown ? say(text, String) : fetched()));

/** A platform that hands a drawing on says of it what `inLanguage` does. */
async function drawnFor<T>(draw: Drawing<T>): Promise<T> {
  return inLanguage("zh", draw);
}

const handed: Promise<string> = drawnFor(() => say(text, String));

// @ts-expect-error a drawing that waits is refused where it is handed over
void drawnFor(async () => say(text, String));

const kept: string = drawnOnce((list: Text[]) => list.map((each) => say(each, String)).join())([text]);

// @ts-expect-error what is drawn once waits for nothing either
drawnOnce(async (list: Text[]) => say(list[0]!, String));

export { drawn, handed, kept, lines };
