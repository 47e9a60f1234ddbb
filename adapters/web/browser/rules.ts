/** What a password has of what it needs, by the keys of the rules on the page. The desk checks it again. */
const rules: Record<string, (password: string) => boolean> = {
  length: (password) => /^.{8,20}$/su.test(password),
  letter: (password) => /[A-Za-z]/.test(password),
  digit: (password) => /[0-9]/.test(password),
  symbol: (password) => /[!@#$%^&*()]/.test(password),
  only: (password) => /^[A-Za-z0-9!@#$%^&*()]+$/.test(password),
};

/** Whether a password has what the rule of this key asks for. `same` asks that the second one is equal. */
export function isMet(key: string, password: string, again: string): boolean {
  if (password === "") return false;
  return key === "same" ? password === again : (rules[key]?.(password) ?? false);
}
