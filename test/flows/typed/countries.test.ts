import { describe, expect, test } from "vitest";
import { matchCountries, readCountry } from "../../../src/flows/fields/country.ts";
import { barred } from "../../../src/flows/fields/country-names.ts";
import { isoCodes } from "../../../src/flows/fields/iso-codes.ts";
import { isoNames } from "./iso-names.ts";
import { countries, reasonOf } from "./told.ts";

/** Countries that share one of their names with others: that name alone makes the bot ask. */
const shared = new Set(["CD", "CG", "DM", "DO", "GN", "KP", "KR", "MF", "SD", "WS", "TW"]);

const country = (text: string) => {
  const outcome = readCountry(text, countries);
  if (outcome.ok) return outcome.value.area;
  const asked = "candidates" in outcome ? outcome.candidates.map(({ area }) => area) : [];
  return asked.length > 0 ? `? ${asked.join(" ")}` : reasonOf(outcome.why);
};

describe("a country", () => {
  test.each([
    ["Libyan Arab Jamahiriya", "LY"],
    ["Great Socialist People's Libyan Arab Jamahiriya", "LY"],
    ["Burma", "MM"],
    ["Upper Volta", "BF"],
    ["Dahomey", "BJ"],
    ["Ceylon", "LK"],
    ["锡兰", "LK"],
    ["Siam", "TH"],
    ["Persia", "IR"],
    ["Southern Rhodesia", "ZW"],
    ["New Hebrides", "VU"],
    ["German Democratic Republic", "DE"],
    ["Federative Republic of Brazil", "BR"],
    ["Macedonia, the former Yugoslav Republic of", "MK"],
    ["Yemen, Democratic", "YE"],
    ["Czechoslovakia", "? CZ SK"],
    ["Serbia and Montenegro", "? RS ME"],
    ["Netherlands Antilles", "? CW SX BQ"],
    ["南斯拉夫", "? RS HR SI BA MK"],
  ])("%j, a name of before, is %s", (text, read) => expect(country(text)).toBe(read));

  test.each([
    ["Pinas", "PH"],
    ["S'pore", "SG"],
    ["N. Ireland", "GB"],
    ["Bharat", "IN"],
    ["West Papua", "? ID"],
    ["Port of Spain", "? TT"],
    ["Crimea", "barred"],
    ["新疆", "barred"],
    ["Papua New Guinea", "PG"],
    ["United States of America", "US"],
    ["Hainan chicken rice", "barred"],
    ["迪拜", "? AE"],
    ["杜拜", "? AE"],
    ["Dubai", "? AE"],
    ["I'm in Dubai", "? AE"],
    ["我在伦敦", "? GB"],
    ["倫敦", "? GB"],
    ["纽约", "? US"],
    ["東京", "? JP"],
    ["吉隆坡", "? MY"],
    ["胡志明市", "? VN"],
    ["马德里", "? ES"],
    ["near Bangkok", "? TH"],
    ["Dubai, UAE", "AE"],
    ["London UK", "GB"],
    ["英国伦敦", "GB"],
    ["日本东京", "JP"],
    ["London, Canada", "? CA GB"],
    ["not Dubai", "not"],
    ["上海", "barred"],
    ["Moscow", "barred"],
  ])("%j, where a city stands, is %s, and never taken for its country unasked", (text, read) =>
    expect(country(text)).toBe(read),
  );

  test("a box for a country finds it by its cities too, and by what else it was called", () => {
    const found = (text: string) => matchCountries(text, countries, 3).map(({ area }) => area);
    expect([found("duba"), found("迪拜"), found("Libyan Arab")]).toEqual([["AE"], ["AE"], ["LY"]]);
  });

  test.each([
    ["阿联酋", "AE"],
    ["阿聯酋", "AE"],
    ["UAE", "AE"],
    ["U.A.E.", "AE"],
    ["Hongkong", "HK"],
    ["Hong-Kong", "HK"],
    ["the UAE", "AE"],
    ["沙特", "SA"],
    ["沙烏地阿拉伯", "SA"],
    ["沙地阿拉伯", "SA"],
    ["KSA", "SA"],
    ["韩国", "KR"],
    ["南韓", "KR"],
    ["南韩", "KR"],
    ["South Korea", "KR"],
    ["S. Korea", "KR"],
    ["Korea (South)", "KR"],
    ["Korea, South", "KR"],
    ["Korea, Republic of", "KR"],
    ["Korea (the Republic of)", "KR"],
    ["朝鲜", "KP"],
    ["Taiwan, Province of China", "TW"],
    ["中国台湾", "TW"],
    ["台灣", "TW"],
    ["ROC", "TW"],
    ["Bolivia (Plurinational State of)", "BO"],
    ["Venezuela, Bolivarian Republic of", "VE"],
    ["Tanzania, United Republic of", "TZ"],
    ["Moldova, Republic of", "MD"],
    ["Iran (Islamic Republic of)", "IR"],
    ["Micronesia (Federated States of)", "FM"],
    ["Virgin Islands, British", "VG"],
    ["Virgin Islands (U.S.)", "VI"],
    ["Congo, The Democratic Republic of the", "CD"],
    ["DR Congo", "CD"],
    ["刚果金", "CD"],
    ["刚果（布）", "CG"],
    ["Ivory Coast", "CI"],
    ["科特迪瓦", "CI"],
    ["象牙海岸", "CI"],
    ["Burma", "MM"],
    ["Czech", "CZ"],
    ["Czech Rep.", "CZ"],
    ["Holland", "NL"],
    ["Macau", "MO"],
    ["Macao SAR", "MO"],
    ["澳门", "MO"],
    ["澳門", "MO"],
    ["港", "HK"],
    ["HKG", "HK"],
    ["H.K.", "HK"],
    ["香港特区", "HK"],
    ["中国香港", "HK"],
    ["中國香港", "HK"],
    ["Hong Kong SAR", "HK"],
    ["Hong Kong, SAR China", "HK"],
    ["HK, China", "HK"],
    ["Hong Kong (China)", "HK"],
    ["UK", "GB"],
    ["U.K.", "GB"],
    ["GBR", "GB"],
    ["England", "GB"],
    ["英国", "GB"],
    ["英國", "GB"],
    ["USA", "US"],
    ["U.S.", "US"],
    ["U.S.A.", "US"],
    ["the US", "US"],
    ["the States", "US"],
    ["美国", "US"],
    ["美國", "US"],
    ["America", "US"],
    ["马来", "MY"],
    ["大马", "MY"],
    ["狮城", "SG"],
    ["星加坡", "SG"],
    ["澳洲", "AU"],
    ["紐西蘭", "NZ"],
    ["寮国", "LA"],
    ["Phillipines", "? PH"],
    ["HK 🇭🇰", "HK"],
    ["🇭🇰", "HK"],
    ["🇭🇰 please", "HK"],
    ["Hong Kong 🇭🇰", "HK"],
    [":flag-hk:", "HK"],
    [":flag_hk:", "HK"],
    [":hk:", "HK"],
    [":flag-hk: Hong Kong", "HK"],
    [":uk:", "GB"],
    [":regional_indicator_h: :regional_indicator_k:", "HK"],
    ["🇭 🇰", "HK"],
    ["\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "GB"],
    [":flag-england:", "GB"],
    ["+1 876", "JM"],
    ["+1 684", "AS"],
    ["+1 264", "AI"],
    ["+1 268", "AG"],
    ["+1 758", "LC"],
    ["+1 767", "DM"],
    ["+1 664", "MS"],
    ["+1 721", "SX"],
    ["+1876", "JM"],
    ["+1-876", "JM"],
    ["+1 (876)", "JM"],
    ["1 876", "JM"],
    ["001 876", "JM"],
    ["+1 658", "JM"],
    ["+1 416", "CA"],
    ["+1 212", "US"],
    ["+852", "HK"],
    ["+ 852", "HK"],
    ["00852", "HK"],
    ["00 852", "HK"],
    ["011 852", "HK"],
    ["0011 852", "HK"],
    ["＋８５２", "HK"],
    ["٨٥٢", "HK"],
    ["区号852", "HK"],
    ["dial code +852", "HK"],
    ["country code 65", "SG"],
    ["+44 1624", "IM"],
    ["+44 1481", "GG"],
    ["+599 9", "CW"],
    ["+599 7", "BQ"],
    ["+212 5288", "? MA EH"],
    ["IN please", "IN"],
    ["I AM IN HONG KONG", "HK"],
    ["the state of Israel", "IL"],
    ["Papua Guinea", "PG"],
    ["I'm in Hong Kong", "HK"],
    ["i am in hk", "HK"],
    ["I’m based in Singapore, thanks!", "SG"],
    ["It's a Hong Kong number", "HK"],
    ["the country is Germany.", "DE"],
    ["HK please", "HK"],
    ["SG thx", "SG"],
    ["Hong Kong +852", "HK"],
    ["Hong Kong (HK / HKG / +852)", "HK"],
    ["Republic of Singapore", "SG"],
    ["Kingdom of Saudi Arabia", "SA"],
    ["United Arab Emirates (the)", "AE"],
    ["我在香港", "HK"],
    ["我们在新加坡", "SG"],
    ["香港的手机号", "HK"],
    ["是香港", "HK"],
    ["香港 谢谢", "HK"],
    ["国家：新加坡", "SG"],
    ["客户来自泰国", "TH"],
    ["手机号属于马来西亚", "MY"],
    ["香港（+852）", "HK"],
  ])("%j is read as %s", (text, read) => expect(country(text)).toBe(read));

  test.each([
    ["not Hong Kong", "not"],
    ["not in Hong Kong", "not"],
    ["isn't Hong Kong", "not"],
    ["anywhere but Taiwan", "not"],
    ["outside Macau", "not"],
    ["不是香港", "not"],
    ["除了香港", "not"],
    ["香港以外", "not"],
    ["not Hong Kong but Singapore", "? SG"],
    ["不是香港，是新加坡", "? SG"],
    ["Singapore, not Hong Kong", "? SG"],
    ["near Singapore", "? SG"],
    ["新加坡附近", "? SG"],
    ["close to Hong Kong", "? HK"],
    ["formerly Hong Kong", "? HK"],
    ["Hong Kong or so", "? HK"],
    ["maybe Hong Kong", "? HK"],
    ["Hong Kong until May", "? HK"],
    ["the Singapore embassy", "? SG"],
    ["Singapore Airlines", "? SG"],
    ["South America", "? US"],
    ["New South Wales", "? AU"],
    ["Wales", "? GB"],
    ["New Jersey", "? US JE"],
    ["New Mexico", "? US MX"],
    ["Georgia, USA", "? US GE"],
    ["Georgia the country", "GE"],
    ["Korea", "? KR KP"],
    ["Congo", "? CG CD"],
    ["刚果", "? CG CD"],
    ["Guinea", "? GQ GN GW PG"],
    ["Papua New Guinea", "PG"],
    ["Niger", "NE"],
    ["Nigeria", "NG"],
    ["Dominica", "DM"],
    ["Dominican Republic", "DO"],
    ["Dominican", "? DO DM"],
    ["Jersey", "JE"],
    ["Mexico", "MX"],
    ["South Georgia", "unknown"],
    ["East Timor", "TL"],
    ["Hong Kong Island", "HK"],
    ["Island", "IS"],
    ["N. Korea", "KP"],
    ["港澳台", "? HK TW MO"],
    ["West Germany", "? DE"],
    ["Indian Ocean Territory", "? IO"],
    ["American", "? US"],
    ["+1", "? US CA AS AI AG"],
    ["+44", "? GB GG IM JE"],
    ["+599", "? BQ CW"],
    ["344", "? HK"],
    ["Austrlia", "? AU AT"],
    ["Nigera", "? NE NG"],
    ["+852 5123 4567", "? HK"],
    ["+85251234567", "? HK"],
    ["no", "? NO"],
    ["Singapore or Hong Kong", "? HK SG"],
    ["香港还是新加坡", "? HK SG"],
    ["customers in Hong Kong and Macau", "? HK MO"],
  ])("%j is %s", (text, asked) => expect(country(text)).toBe(asked));

  test.each([
    "Inner Mongolia",
    "内蒙古",
    "內蒙古",
    "Tibet",
    "mainland China",
    "中国大陆",
    "中国内地",
    "+86",
    "+7",
    "Russia",
    "俄罗斯",
    "Ukraine",
    "🇨🇳",
    "+7 701",
  ])("%j is told that Tencent opens none there", (text) => expect(country(text)).toBe("barred"));
});

describe("each country of ISO 3166", () => {
  const missing = Object.entries(isoNames).filter(([area]) => !countries.some((each) => each.area === area));
  const world = [...countries, ...missing.map(([area, names]) => ({ area, dial: `99${area}`, name: names[0]! }))];
  const display = ["en", "zh-Hans", "zh-Hant", "zh-Hant-HK"].flatMap((locale) =>
    (["long", "short"] as const).map((style) => new Intl.DisplayNames(locale, { type: "region", style })),
  );
  const flag = (area: string) => String.fromCodePoint(...[...area].map((letter) => 0x1f1a5 + letter.charCodeAt(0)));
  const areasOf = (text: string, among = world): string[] => {
    const outcome = readCountry(text, among);
    if (outcome.ok) return [outcome.value.area];
    return "candidates" in outcome ? outcome.candidates.map(({ area }) => area) : [outcome.why.key];
  };

  test.each(Object.keys(isoNames))("%s is read by each of its names, codes and flags as itself", (area) => {
    const { dial } = world.find((each) => each.area === area)!;
    const names = new Set([...isoNames[area]!, ...display.map((names) => names.of(area)!)]);
    const codes = [area, isoCodes.get(area)!.three, flag(area), `:flag-${area.toLowerCase()}:`];
    const wrong: string[] = [];
    const around = [...names]
      .filter((name) => !/[,.(]/.test(name))
      .flatMap((name) => [`${name} (${area})`, `I'm in ${name}, thanks`, `我在${name}`]);
    for (const text of [...codes, ...names, ...[...names].map((name) => name.toUpperCase()), ...around]) {
      const read = areasOf(text);
      if (barred(dial)) wrong.push(...(read[0] === "field.country.barred" ? [] : [`${text}: ${read}`]));
      else if (!(read.length > 1 && shared.has(area) ? read.includes(area) : `${read}` === area))
        wrong.push(`${text}: ${read}`);
    }
    expect(wrong.join("; ")).toBe("");
  });

  test("that has no phone numbers of its own is nobody else when it is not on the list", () => {
    for (const [area, names] of missing)
      for (const name of names) expect([area, areasOf(name, countries)]).toEqual([area, ["field.country.unknown"]]);
  });

  test("by its three digits is offered, unless they are a dialling code", () => {
    for (const [area, { digits }] of isoCodes) {
      const { dial } = world.find((each) => each.area === area)!;
      if (barred(dial) || world.some((each) => each.dial === digits)) continue;
      expect([area, country(digits)]).not.toEqual([area, area]);
      if (countries.some((each) => each.area === area)) expect([area, areasOf(digits)]).toEqual([area, [area]]);
    }
  });
});
