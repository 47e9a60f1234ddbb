const extensionAtEnd =
  /(?<=\d[ )]?)[ ,;(]{0,3}(?:\bext(?:ension|n)?\b\.?|ext|x(?=\d)|#|,,|分机号?|分機號?|内线|转|轉)[ .:=]{0,3}(?:no|nr|number)?[ .:=]{0,3}(\d{1,6})\W{0,5}$/iu;

/** A text without the extension that ends it, as behind a switchboard. */
export function withoutExtension(said: string): { said: string; extension?: string } {
  const found = extensionAtEnd.exec(said);
  return found?.[1] ? { said: said.slice(0, found.index), extension: found[1] } : { said };
}
