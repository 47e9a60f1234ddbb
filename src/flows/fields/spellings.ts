/** Other ways to write the same number, and the way that counts, all in digits with the country's code first. */
const spellings: [written: RegExp, goesBy: (...parts: string[]) => string][] = [
  [/^52(?:1|01|044|045)(\d{10})$/, (_, number) => `52${number}`], // Mexico's mobile prefixes, gone since 2019
  [/^55(\d\d)([6-9]\d{7})$/, (_, area, number) => `55${area}9${number}`], // Brazil's mobile numbers before their ninth digit
  [/^54(?!9)(\d{10})$/, (_, number) => `549${number}`], // Argentina's 9 stands in calls from abroad only
];

/** One key for one phone, however its number is written. Digits with the country's code first. */
export function phoneKey(digits: string): string {
  for (const [written, goesBy] of spellings) {
    const parts = written.exec(digits);
    if (parts) return goesBy(...parts);
  }
  return digits;
}
