interface Trade {
  Id: string;
  Name: string;
  Children: { Id: string; Name: string; TradeInfo: string }[];
}

const industries: [name: string, ...children: string[]][] = [
  ["Agriculture and fishing", "Farming", "Forestry", "Livestock", "Fishing"],
  ["Manufacturing", "Electronics", "Vehicles", "Food and drink", "Machinery", "Textiles"],
  ["Internet", "E-commerce", "Social and community", "Online tools", "Advertising"],
  ["Games", "Mobile games", "PC games", "Game publishing"],
  ["Media", "Video and streaming", "News", "Music"],
  ["Finance", "Banking", "Insurance", "Payments", "Securities"],
  ["Education", "Schools and universities", "Online learning"],
  ["Health care", "Hospitals", "Pharmaceuticals", "Medical devices"],
];

/** The industries in two levels. A child's `TradeInfo` is its parent's id, as in the document's example. */
export const trades: Trade[] = industries.map(([Name, ...children], index) => {
  const Id = `kghy_${twoDigits(index + 1)}`;
  return {
    Id,
    Name,
    Children: children.map((child, at) => ({ Id: `${Id}${twoDigits(at + 1)}`, Name: child, TradeInfo: Id })),
  };
});

export function tradesMatch(one: string, two: string): boolean {
  return trades.some(({ Id, Children }) => Id === one && Children.some((child) => child.Id === two));
}

function twoDigits(n: number): string {
  return String(n).padStart(2, "0");
}
