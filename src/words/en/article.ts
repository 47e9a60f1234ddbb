/** Names of countries that a sentence says with "the": the Philippines, the United States, the Cook Islands. */
const withArticle =
  /^(united |bahamas|comoros|gambia|maldives|netherlands|philippines|seychelles|(democratic )?republic of)|( islands?| republic)$/i;

/** A country's name behind the words of a sentence, as in "a mobile number in the Philippines". */
export function countryBehind(words: string, name: string): string {
  return / (in|to|of|from) $/.test(words) && withArticle.test(name) ? `the ${name}` : name;
}
