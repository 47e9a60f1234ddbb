interface Trade {
  Id: string;
  Name: string;
  Children: { Id: string; Name: string; TradeInfo: string }[];
}

/** Each industry and then its lines of business, in English and in Chinese. */
const industries: [en: string, zh: string][][] = [
  [
    ["Agriculture and fishing", "农林牧渔"],
    ["Farming", "种植业"],
    ["Forestry", "林业"],
    ["Livestock", "畜牧业"],
    ["Fishing", "渔业"],
  ],
  [
    ["Manufacturing", "制造业"],
    ["Electronics", "电子产品"],
    ["Vehicles", "汽车"],
    ["Food and drink", "食品饮料"],
    ["Machinery", "机械设备"],
    ["Textiles", "纺织服装"],
  ],
  [
    ["Internet", "互联网"],
    ["E-commerce", "电子商务"],
    ["Social and community", "社交社区"],
    ["Online tools", "在线工具"],
    ["Advertising", "广告营销"],
  ],
  [
    ["Games", "游戏"],
    ["Mobile games", "手机游戏"],
    ["PC games", "电脑游戏"],
    ["Game publishing", "游戏发行"],
  ],
  [
    ["Media", "文化传媒"],
    ["Video and streaming", "视频直播"],
    ["News", "新闻资讯"],
    ["Music", "音乐"],
  ],
  [
    ["Finance", "金融"],
    ["Banking", "银行"],
    ["Insurance", "保险"],
    ["Payments", "支付"],
    ["Securities", "证券"],
  ],
  [
    ["Education", "教育"],
    ["Schools and universities", "学校教育"],
    ["Online learning", "在线教育"],
  ],
  [
    ["Health care", "医疗健康"],
    ["Hospitals", "医院"],
    ["Pharmaceuticals", "医药"],
    ["Medical devices", "医疗器械"],
  ],
];

/** The industries in two levels. A child's `TradeInfo` is its parent's id, as in the document's example. */
export function tradesIn(language: "en-US" | "zh-CN" = "en-US"): Trade[] {
  const named = ([en, zh]: [string, string]) => (language === "zh-CN" ? zh : en);
  return industries.map(([industry, ...children], index) => {
    const Id = `kghy_${twoDigits(index + 1)}`;
    return {
      Id,
      Name: named(industry!),
      Children: children.map((child, at) => ({ Id: `${Id}${twoDigits(at + 1)}`, Name: named(child), TradeInfo: Id })),
    };
  });
}

export function tradesMatch(one: string, two: string): boolean {
  return tradesIn().some(({ Id, Children }) => Id === one && Children.some((child) => child.Id === two));
}

function twoDigits(n: number): string {
  return String(n).padStart(2, "0");
}
