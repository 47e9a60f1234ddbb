/** An older or another way to write numbers: digits with the country's code first, and what they go by today. */
interface Spelling {
  written: RegExp;
  goesBy: string | ((area: string, number: string) => string);
  /** The metadata still know the old form as a number. */
  isStillKnown?: true;
}

const vietnam: Record<string, string> = {
  ...{ 120: "70", 121: "79", 122: "77", 126: "76", 128: "78", 123: "83", 124: "84", 125: "85", 127: "81", 129: "82" },
  ...{ 162: "32", 163: "33", 164: "34", 165: "35", 166: "36", 167: "37", 168: "38", 169: "39" },
  ...{ 186: "56", 188: "58", 199: "59" },
};
const egypt: Record<string, string> = {
  ...{ 10: "100", 11: "111", 12: "122", 14: "114", 16: "106", 17: "127", 18: "128", 19: "109" },
};
const gabon: Record<string, string> = { 2: "62", 4: "74", 5: "65", 6: "66", 7: "77" };

const spellings: Spelling[] = [
  { written: /^52(?:1|01|044|045)(\d{10})$/, goesBy: "52$1" }, // Mexico's mobile prefixes, gone since 2019
  { written: /^55(\d\d)([6-9]\d{7})$/, goesBy: "55$19$2" }, // Brazil's mobile numbers before their ninth digit
  { written: /^549(11)15(\d{8})$/, goesBy: "549$1$2" }, // Argentina's 15 stands in calls from within
  { written: /^549([2368]\d\d)15(\d{7})$/, goesBy: "549$1$2" },
  { written: /^549([23]\d{3})15(\d{6})$/, goesBy: "549$1$2" },
  { written: /^54(?!9)(\d{10})$/, goesBy: "549$1" }, // and its 9 in calls from abroad only
  { written: /^225([014-9][0-3]\d{6})$/, goesBy: "22501$1" }, // Côte d'Ivoire had 8 digits until 2021
  { written: /^225([014-9][4-6]\d{6})$/, goesBy: "22505$1" },
  { written: /^225([014-9][7-9]\d{6})$/, goesBy: "22507$1" },
  { written: /^229(\d{8})$/, goesBy: "22901$1" }, // Benin until 2024
  { written: /^84(1[2689]\d)(\d{7})$/, goesBy: (area, number) => `84${vietnam[area] ?? area}${number}` }, // Vietnam until 2018
  { written: /^2410?([24567])(\d{6})$/, goesBy: (area, number) => `241${gabon[area]}${number}`, isStillKnown: true }, // Gabon until 2019
  { written: /^237([79]\d{7})$/, goesBy: "2376$1" }, // Cameroon until 2014
  { written: /^593([89]\d{7})$/, goesBy: "5939$1" }, // Ecuador until 2012
  { written: /^560?([6-9]\d{7})$/, goesBy: "569$1" }, // Chile until 2013
  { written: /^560(9[3-9]\d{7})$/, goesBy: "56$1" },
  { written: /^20(1[0-24-9])(\d{7})$/, goesBy: (area, number) => `20${egypt[area] ?? area}${number}` }, // Egypt until 2011
  { written: /^974([3567])(\d{6})$/, goesBy: "974$1$1$2" }, // Qatar until 2010
  { written: /^965([569])(\d{6})$/, goesBy: "965$1$1$2" }, // Kuwait until 2008
  { written: /^230([79]\d{6}|25\d{5})$/, goesBy: "2305$1" }, // Mauritius until 2013
  { written: /^660?([169]\d{7})$/, goesBy: "668$1" }, // Thailand until 2006
  { written: /^2120?([14567]\d{7})$/, goesBy: "2126$1" }, // Morocco until 2009
  { written: /^2130?([567])(\d{7})$/, goesBy: "213$1$1$2" }, // Algeria until 2008
  { written: /^968(9\d{6})$/, goesBy: "9689$1" }, // Oman until 2007
  { written: /^973([69]\d{6})$/, goesBy: "9733$1" }, // Bahrain until 2003
  { written: /^506([38]\d{6})$/, goesBy: "5068$1" }, // Costa Rica until 2008
  { written: /^507(6\d{6})$/, goesBy: "5076$1" }, // Panama until 2005
  { written: /^503(7\d{6})$/, goesBy: "5037$1" }, // El Salvador until 2005
  { written: /^505([4689]\d{6})$/, goesBy: "5058$1" }, // Nicaragua until 2009
  { written: /^300?(9[3-9]\d{7})$/, goesBy: "306$1" }, // Greece until 2003
  { written: /^371(9\d{6})$/, goesBy: "3712$1" }, // Latvia until 2007
  { written: /^853(6\d{6})$/, goesBy: "8536$1" }, // Macao's mobile numbers before their eighth digit
  { written: /^2560?7([1578])(\d{6})$/, goesBy: (area, number) => `2567${area}2${number}` }, // Uganda until 2007
  { written: /^2600?9([567])(\d{6})$/, goesBy: "2609$1$1$2" }, // Zambia until 2005
  { written: /^228(9\d{6})$/, goesBy: "2289$1" }, // Togo until 2010
  { written: /^390(3\d{8,9})$/, goesBy: "39$1" }, // Italy's mobile numbers lost their zero, the others kept it
];

/** One key for one phone, however its number is written. Digits with the country's code first. */
export function phoneKey(digits: string): string {
  const spelling = spellings.find(({ written }) => written.test(digits));
  return spelling ? today(digits, spelling) : digits;
}

/** What the digits may go by today, the likeliest first; only spellings that nothing else has where they are `known` as they are. */
export function spellingsToday(digits: string, { known }: { known: boolean }): string[] {
  return spellings
    .filter(({ written, isStillKnown }) => (isStillKnown || !known) && written.test(digits))
    .map((spelling) => today(digits, spelling));
}

function today(digits: string, { written, goesBy }: Spelling): string {
  if (typeof goesBy === "string") return digits.replace(written, goesBy);
  return digits.replace(written, (_, area: string, number: string) => goesBy(area, number));
}
