const fewestDifferent = 8;
const fewestSteps = 20;
const fewestOfHalf = 10;
/** Texts that people type instead of drawing a key at random. */
const known = [
  "abcdefghijklmnopqrstuvwxyz",
  "zyxwvutsrqponmlkjihgfedcba",
  "01234567890",
  "09876543210",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "!@#$%^&*()",
  "changeme changeit replaceme placeholder example sample default",
  "password passphrase secret signing sealing state token",
  "please replace with your own random string value here must should be at least characters long",
  "frontdesk tencent slack discord letmein admin administrator welcome testing production",
  "qazwsxedcrfvtgbyhnujmikolp 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/ 3141592653589793238462643383279502884197",
].join(" ");

/**
 * Whether a key can be guessed. It can if it has few different characters, or is written in few steps. A step is one
 * new character, or a piece of three and more characters that stood before, is well known, or continues a sequence. A
 * key that was drawn at random takes about as many steps as it has characters.
 */
export function isWeak(key: string): boolean {
  return (
    [key, ...decoded(key)].some(isFew) ||
    (key.length >= 32 && halves(key).every((half) => stepsOf(half) < fewestOfHalf))
  );
}

function isFew(text: string): boolean {
  return new Set(text).size < fewestDifferent || stepsOf(text) < fewestSteps;
}

/** The two texts of every other character, because two well-known rows may be woven into one. */
function halves(key: string): string[] {
  return [0, 1].map((first) => [...key].filter((_, at) => at % 2 === first).join(""));
}

/**
 * The key decoded from hex or base64, because it may be words or a row of bytes in such a form. Too few bytes are not
 * judged.
 */
function decoded(key: string): string[] {
  return (["base64", "hex"] as const)
    .map((encoding) => Buffer.from(key, encoding).toString("latin1"))
    .filter((text) => text.length >= 24 || (text.length > 8 && /^[ -~\r\n]+$/.test(text)));
}

function stepsOf(key: string): number {
  const text = key.toLowerCase();
  let steps = 0;
  for (let at = 0; at < text.length; steps += 1) at += Math.max(1, seen(text, at), run(text, at));
  return steps;
}

/** How many characters from here on stood before in one piece, or are well known. 0 for fewer than three. */
function seen(text: string, at: number): number {
  const before = `${known} ${text.slice(0, at)}`;
  let length = 0;
  while (at + length < text.length && before.includes(text.slice(at, at + length + 1))) length += 1;
  return length < 3 ? 0 : length;
}

/** How many characters from here on continue the two before: the same again, or one up or down. */
function run(text: string, at: number): number {
  const step = text.charCodeAt(at - 1) - text.charCodeAt(at - 2);
  if (at < 2 || Math.abs(step) > 1) return 0;
  let length = 0;
  while (text.charCodeAt(at + length) - text.charCodeAt(at + length - 1) === step) length += 1;
  return length;
}
