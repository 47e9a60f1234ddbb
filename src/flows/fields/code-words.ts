import { holdsOnly } from "./filler.ts";
import { fold } from "./plain.ts";

/** What a code is called where people get one, in folded words; in other scripts anywhere in a word. */
const latin = new Set(
  fold(
    `code codes otp pin passcode verification verify verifying authentication security tencent código códigos codice
    kode kodu kod mã cod codul koodi koden kodas kods verificação verificación vérification verifizierung verifikasi`,
  ).split(" "),
);
const others =
  "验证码 驗證碼 校验码 校驗碼 动态码 動態碼 确认码 確認碼 激活码 口令 腾讯 騰訊 код رمز كود کد कोड รหัส コード 認証 인증 코드 κωδικ קוד"
    .split(" ")
    .map(fold);

/** Words that say which code it is. Any other word right before "code" makes it another one, such as that of a door. */
const kinds = new Set(
  `access account activation auth authentication authorisation authorization check client clients cloud confirm
  confirmation correct customer customers digit fa factor final first fresh her his in install login mail match mfa mobile
  one otp phone pin real registration right security sent short sign signin signup six sms step tencent temp temporary
  text texted time up use v valid ver veri verif verification verify working teh
  das de dein den der die dieser el het ihr il la le lo los mein meu mi mijn mio mon o seu son su ton tu tuo uw un ve votre`.split(
    /\s+/,
  ),
);

/** A code's name in one word, such as "vcode". */
const inOneWord =
  /^(?:v|sms|auth|ver|veri|verif|verify|verification|security|login|signin|otp|pass|text|confirm|confirmation|activation|access|tencent)codes?$/;

/** Words that people put around a code and that change nothing about it. */
const english = new Set(
  `a about ah and answer appeared are arrived as at be below by came can captcha client come comes could customer displayed displays
  end enter fa finally for found from following g go good got gotten great guess had has he hello her here heres hey hi him his hm hmm i
  is it its just kindly latest let lol maybe me message mfa minute mobile moment msg must my new newest now number
  numbers of oh ok okay old one only or oops perhaps phone please pls probably read reads receive received right said say
  saying says screen second see seems sent shall she should show shown shows sir six digit digits sms so sorry submit sure tan text texted
  texts thank thanks that thats the their then there theres theyre these they think this thx to today token try ty type typed up
  use user very via wait was we what whats which will with would write written wrote yeah yep yes yup you your`.split(
    /\s+/,
  ),
);
const chinese =
  "短信验证码 我收到的 您好 你好 谢谢 謝謝 多谢 多謝 收到 短信 簡訊 信息 消息 数字 數字 最新 新的 这个 這個 那个 那個 就是 应该 應該 好的 还是 或者 给你 发来 發來 号码 號碼 代码 代碼 答案 客户 客戶 对方 刚刚 剛剛 显示 顯示 手机 手機 上面 里面 内容 位数 位數 六位 写着 寫著 说是 我 你 您 他 她 的 是 为 為 在 了 请 請 码 碼 用 哦 嗯 吧 呢 好 和 或 这 這 有 给 給 说 說 上 写 寫 刚 剛 里 到 来 來 啊 呀 吗 嘛 那 都 就 六 填 输入 輸入".split(
    " ",
  );

const denials =
  /^(?:what|who|whose|why|how|does|did) |\b(?:not|never|no|nothing|door|gate|building|wrong|invalid|incorrect|expired|rejected|refused|fails|failed|old|previous|earlier|(?:is|was|are|does|do|did|has|have|wo|ca)nt)\b|不|错|錯|过期|過期|无效|無效|失效|旧|舊|没|沒|拒/;
const warnings =
  /\b(?:share|sharing|tell|give|disclose|forward|reveal|show|request|requested|ask|reply)\b|勿|泄|洩|告|转发|轉發|非本人/;

/** Whether folded words are about a code of the kind that is texted. */
export function isAboutCode(words: string): boolean {
  if (others.some((word) => words.includes(word))) return true;
  const all = words.split(" ");
  return all.some((word, n) => inOneWord.test(word) || (latin.has(word) && isTexted(word, all[n - 1])));
}

/** Whether the word before "code" leaves it the one that was texted. */
function isTexted(word: string, before = ""): boolean {
  return !/^codes?$/.test(word) || before === "" || [kinds, english, latin].some((known) => known.has(before));
}

/** Whether folded words say that what they hold is no code, or none that works. "Don't share it" does not. */
export function isRefuted(words: string): boolean {
  return denials.test(words) && !warnings.test(words);
}

/** Whether folded words ask somebody about a number of theirs. The digits are left out where they stood. */
export function asksWhose(words: string): boolean {
  return /^(?:is|was|are) (?:this |that |it )?(?:yours\b|your (?:\w+ )?numbers?\b)|(?:你|您)的?(?:手机|電話|电话)?号码?吗/.test(
    words,
  );
}

/** Whether folded words call what they hold a PIN and nothing else, as India calls the code of a place too. */
export function namesOnlyPin(words: string): boolean {
  const all = words.split(" ").filter((word) => isAboutCode(word) && !/^codes?$/.test(word));
  return all.length > 0 && all.every((word) => /^pin(?:code)?s?$/.test(word));
}

/** Whether folded words say how a code is to be treated, as the message does that brings one. */
export function warns(words: string): boolean {
  return warnings.test(words) || /\b(?:valid|expires?)\b/.test(words);
}

/** Whether folded words say nothing but that a code is here. */
export function saysNothing(words: string): boolean {
  return holdsOnly(
    words,
    chinese,
    (word) => english.has(word) || latin.has(word) || others.includes(word) || inOneWord.test(word),
  );
}
