import { plain, type Wish } from "./answers.ts";
import type { Weather } from "./weather.ts";

const magicWords = [
  ..."error unlisted timeout cut blind gateway html truncated torn slow huge redirect nouin".split(" "),
].flatMap((word) => [`${word}.before`, `${word}.after`]);
const otherMagic = ["taken.stranger", "refuse.limit", "refuse.denied", "late.after", "lookup.busy"];
const keyedMagic = ["late.after", "lag.after"];

/** What the nth person of a world wants. */
export function wishOf(seed: number, n: number, { kind, random, isShared, magic, isUnbound }: Weather): Wish {
  const unbound = isUnbound && n === 0 ? `${random.pick(["reason.after", "bindlimit.after"])}+` : "";
  // when an id that a person chose is called taken, the protocol must believe that it is somebody else's
  const keyed = kind === "classroom" ? keyedMagic : [...keyedMagic, "registered.after"];
  const others = kind === "open" ? otherMagic : keyed;
  const word = magic ? `${random.pick(random.chance(0.8) ? magicWords : others)}+` : "";
  const shared = isShared && n < 2 ? ["shared"] : [];
  const names = [shared[0] ?? `${unbound || word}p${n}`, `p${n}second`, `p${n}third`];
  const mails = names.map((name) => `${name}@example.com`);
  const phones = [`512${n}4561`, `512${n}4562`, `512${n}4563`];
  const wish = { id: `sim:p${n}`, kind, password: `Kite#${n}x${seed % 1_000_000}zQ` };
  switch (kind) {
    case "open":
      return { ...wish, keys: mails, marks: phones };
    case "verify": {
      const keys = random.chance(0.5)
        ? mails
        : [...mails.slice(0, shared.length), ...phones.map((each) => `+852${each}`)];
      return { ...wish, keys, marks: keys.slice(shared.length).map(plain) };
    }
    case "official":
      return { ...wish, keys: names, marks: [`Shop ${n}`, `Garden ${n}`, `School ${n}`] };
    case "classroom":
      return {
        ...wish,
        keys: random.chance(0.5) ? names : ["skip", "skip", "skip"],
        marks: [`Ana ${n}`, `Mei ${n}`, `Li ${n}`],
      };
  }
}
