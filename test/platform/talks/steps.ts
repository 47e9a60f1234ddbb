import type { Scene } from "./scene.ts";

/** A code that is not this one. */
export const otherThan = (code: string): string => (code === "111111" ? "222222" : "111111");

/** Does it, and waits for what they read then, which must not be in their own words. */
export function act(at: Scene, does: "says" | "presses", words: string, then: string): Promise<void> {
  return at.did(`${does} ${words}`, async () => {
    await at.mei[does](words);
    await at.mei.sees(then);
  });
}

/** Enters the newest code that came to this address. */
export function enters(at: Scene, address: string, then: string): Promise<void> {
  return at.did("enters the code", async () => {
    await at.mei.entersCode(await at.codeFor(address));
    await at.mei.sees(then);
  });
}
