/**
 * Whether a text looks like a code or a password: six digits alone or after a word, or characters that only a password
 * has.
 */
export function isSecret(text: string): boolean {
  if (/(?<!\d)\d{3}[ -]?\d{3}(?!\d)/u.test(text.normalize("NFKC")) && text.trim().length <= 40 && !/\+|@/.test(text))
    return true;
  return text.split(/\s+/).some((word) => {
    const isLong = word.length >= 8 && word.length <= 20;
    return (
      isLong &&
      /[A-Za-z]/.test(word) &&
      /\d/.test(word) &&
      /[!@#$%^&*()]/.test(word) &&
      !/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(word)
    );
  });
}
