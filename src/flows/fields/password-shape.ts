/**
 * Whether a word looks like a password: 8 to 20 characters with a letter, a digit and a sign, and no blank. A name may
 * look so as well.
 */
export function isPasswordShaped(word: string): boolean {
  return /^[!-~]{8,20}$/.test(word) && /[A-Za-z]/.test(word) && /\d/.test(word) && /[^A-Za-z0-9]/.test(word);
}

const strongSign = /[!@#$%^&*()+=?~]/;

/** Whether a word is hardly anything but a password, wherever it stands. */
export function isPasswordAnywhere(word: string): boolean {
  const bare = withoutMarks(word);
  return isPasswordShaped(bare) && strongSign.test(bare) && !isOtherThing(bare);
}

/** Whether a word beside the label of a password is one: letters with digits, or with the signs of passwords. */
export function isSecretish(word: string): boolean {
  const bare = withoutMarks(word);
  if (bare.length < 5 || bare.length > 128 || isOtherThing(bare)) return false;
  const [hasLetter, hasDigit] = [/\p{L}/u.test(bare), /\d/.test(bare)];
  return (hasLetter && hasDigit && bare.length > 5) || ((hasLetter || hasDigit) && /[!@#$%^&*=~]/.test(bare));
}

/** The words of a text in which a password can stand, also beside Chinese, which is written without spaces. */
export function wordsOf(said: string): string[] {
  return said.split(/[\s,;|<>"`\p{Script=Han}、。]+/u).filter((word) => word !== "");
}

function withoutMarks(word: string): string {
  return word.replace(/^['"`“”‘’*_([{]+/, "").replace(/(?<!['"`“”‘’*_\]}.,;:])['"`“”‘’*_\]}.,;:]+$/, "");
}

/** An address, a date or time, a phone number, a case number, or digits with marks between them. */
function isOtherThing(word: string): boolean {
  return (
    word.includes("://") ||
    /^(?:mailto:)?[^@]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(word) ||
    /^\d{4}-\d\d-\d\d/.test(word) ||
    /^[\d+().,:/-]+$/.test(word) ||
    /^R-[0-9A-Z]{4,5}$/i.test(word) ||
    /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/\S*)?$/i.test(word)
  );
}
