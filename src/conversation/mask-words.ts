const mail = /([^\s<>,;:|@])[^\s<>,;:|@]{0,63}@/gu;
const digits = /\p{Nd}(?:[\p{Nd}\s().·-]{0,30}\p{Nd})?/gu;
const fewest = 3;

/** Words of a person with every e-mail address and every number of three digits and more masked. */
export function maskWords(said: string): string {
  return said
    .replace(mail, "$1•••@")
    .replace(digits, (run) => ((run.match(/\p{Nd}/gu)?.length ?? 0) < fewest ? run : "•••"));
}
