import { holdsOnly } from "./filler.ts";
import { fold } from "./plain.ts";

/** What a code is called where people get one, in folded words; in other scripts anywhere in a word. */
const latin = new Set(
  fold(
    `code codes otp pin passcode verification verify verifying authentication security tencent código códigos codice
    kode kodu kod mã verificação verificación vérification verifizierung verifikasi`,
  ).split(" "),
);
const others =
  "验证码 驗證碼 校验码 校驗碼 动态码 動態碼 确认码 確認碼 激活码 口令 代码 腾讯 騰訊 код رمز كود کد कोड รหัส コード 認証 인증 코드"
    .split(" ")
    .map(fold);

/** Words that people put around a code and that change nothing about it. */
const english = new Set(
  `a and are as below enter let see think try use following from g go good got great had hello here hey hi i is it its just kindly latest me message
  my new newest now number of ok okay old one only or phone please pls received says sent sir six digit digits sms so sorry
  sure text texted thank thanks that the their they this thx to today was we yeah yep yes you your`.split(/\s+/),
);
const chinese =
  "短信验证码 我收到的 您好 你好 谢谢 謝謝 收到 短信 簡訊 数字 最新 新的 这个 這個 就是 好的 还是 或者 给你 发来 号码 我 你 您 的 是 为 為 在 了 请 請 码 用 哦 嗯 吧 呢 好 和 或 这 有 给".split(
    " ",
  );

const denials =
  /\b(?:not|never|no|nothing|door|gate|building|wrong|invalid|incorrect|expired|rejected|refused|fails|failed|old|previous|earlier|(?:is|was|are|does|do|did|has|have|wo|ca)nt)\b|不|错|錯|过期|過期|无效|無效|失效|旧|舊|没|沒|拒/;
const warnings =
  /\b(?:share|sharing|tell|give|disclose|forward|reveal|show|request|requested|ask|reply)\b|勿|泄|洩|告|转发|轉發|非本人/;

/** Whether folded words are about a code. */
export function isAboutCode(words: string): boolean {
  return words.split(" ").some((word) => latin.has(word)) || others.some((word) => words.includes(word));
}

/** Whether folded words say that what they hold is no code, or none that works. "Don't share it" does not. */
export function isRefuted(words: string): boolean {
  return denials.test(words) && !warnings.test(words);
}

/** Whether folded words say nothing but that a code is here. */
export function saysNothing(words: string): boolean {
  return holdsOnly(words, chinese, (word) => english.has(word) || latin.has(word) || others.includes(word));
}
