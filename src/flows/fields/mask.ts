/** `a•••@example.com`: enough to recognise, too little to use. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf("@");
  return at > 0 ? `${[...mail][0]}•••${mail.slice(at)}` : "•••";
}

/** `•••• 4567`: a number whose country is not told apart in it. */
export function maskDigits(digits: string): string {
  return `•••• ${digits.slice(-4)}`;
}

/** `+852 •••• 4567`. */
export function maskPhone(dial: string, national: string): string {
  return `+${dial} •••• ${national.slice(-4)}`;
}
