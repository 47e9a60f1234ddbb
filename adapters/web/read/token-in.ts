/** A token that stands in a path or a query. A request's address is seen by every machine on its way. */
export function tokensIn(address: string): string[] {
  const plain = [address, decoded(address), decoded(decoded(address))].join(" ");
  return [...new Set([...plain.matchAll(/(?<![\w-])[\w-]{43}(?![\w-])/g)].map(([token]) => token))];
}

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
