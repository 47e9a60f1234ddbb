/** Words that people put around a country's name and that change nothing about it: "I'm in Hong Kong, thanks". */
const english = new Set(
  `a am an and answer arab are area as at be based bolivarian be by call called calling card cell cellphone cheers choose client clients
  code codes commonwealth company contact countries country customer customers democratic dial dialing dialling do duchy
  federal federated for from grand hashemite he hello her here hey hi his i im in independent international is islamic
  island islands it its itself just kingdom line live lives living located location me mobile mobiles my name named
  number numbers of office ok okay on only our people peoples person phone phones pick place please plurinational pls plz prefix
  principality proper region registered republic reside resident sar select set she should sim simply sir so socialist
  special administrative state sultanate sure take telephone tel territory thank thanks that thats the their there they
  this thx to ty union use user users want we were will with would yeah yep yes you your`.split(/\s+/),
);

const chinese = `
  手机号码 电话号码 手機號碼 電話號碼 特别行政区 特別行政區 国家和地区 国际区号 手机号 电话号 手機號 共和国 共和國 我们 我們 您好
  你好 谢谢 謝謝 来自 來自 位于 位於 属于 屬於 国家 國家 地区 地區 号码 號碼 手机 手機 电话 電話 区号 區號 代码 代碼 国际 國際
  客户 客戶 用户 用戶 公司 这个 這個 那个 就是 应该 應該 选择 選擇 特区 特區 目前 现在 現在 那边 这边 本地 当地 好的 账号 帐号
  我 您 你 他 她 它 是 在 的 了 吧 呢 啊 请 請 选 選 填 省 号 號 住 为 為 人 国 國 用 到 嗯 好`
  .trim()
  .split(/\s+/);

/** Whether folded words hold only words that change nothing about a name. */
export function isFiller(words: string): boolean {
  return holdsOnly(words, chinese, (word) => english.has(word));
}

/**
 * Whether folded words hold nothing but `signs`, which stand anywhere because their script has no spaces, and whole
 * words that `isKnown`. The longest signs come first, because they are taken out one after the other.
 */
export function holdsOnly(words: string, signs: readonly string[], isKnown: (word: string) => boolean): boolean {
  return signs
    .reduce((left, sign) => left.replaceAll(sign, " "), words)
    .split(" ")
    .every((word) => word === "" || isKnown(word));
}

const denials =
  /\b(?:not?|never|without|except|excluding|outside|instead of|rather than|other than|unlike|(?:is|are|was|were|do|does|did|has|have|wo|ca|ai)nt|(?:anywhere|anything|everywhere|everything|all) but)\b|不|非|除|没|沒|无|無/;

/** Whether folded words before a name say that it is another. */
export function denies(before: string): boolean {
  return denials.test(before);
}

/** Whether folded words after a name say so. */
export function excludes(after: string): boolean {
  return /^(?:以外|之外|除外|外|不)|^(?:excluded|excepted|is not|isnt)\b/.test(after.trim());
}

/** Whether folded words join two names: what is said of the first is said of the second. */
export function joins(between: string): boolean {
  return /^(?:and|or|nor|和|或|或者|以及|及|与)?$/.test(between.trim());
}
