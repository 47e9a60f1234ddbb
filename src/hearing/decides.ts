import { inSimplified } from "./traditional.ts";

/** Whole messages that decide like a press, when they may decide at all, and phrases that such a message is made of. */
interface Deciding {
  yes: string;
  no: string;
  /** What must be in a yes of several phrases. */
  acts: string;
  agrees: string;
  polite: string;
}

const english: Deciding = {
  yes: "yes|y|yes please|yeah|yep|yup|yes go ahead|yes go on|yes do it|yes proceed|yes continue|go ahead|please go ahead|go ahead please|go on|please go on|go on please|do it|please do|please do it|do it please|proceed|please proceed|continue|please continue|carry on|confirm|confirmed|yes confirm|yes i confirm|i confirm|go for it|yes go for it|yes yes",
  no: "no|n|nope|nah|no thanks|no thank you|keep|keep it|no keep it|never mind|nevermind|nvm|no dont|dont|no do not|no no|please dont|forget it|leave it|no way",
  acts: "go ahead|go on|go for it|do it|do so|send it|send the code|send the text|text it|text the code|proceed|continue|carry on|confirm|confirmed|submit|submit it|open it|open the account|create it|create the account|make it|fire away|lets go|lets do it",
  agrees:
    "yes|yep|yup|yeah|ya|sure|correct|all correct|thats correct|everything is correct|right|thats right|all right|all good|looks good|of course|absolutely|i agree",
  polite:
    "👍|👌|✅|please|pls|plz|thanks|thank you|now|then|and|so|just|you can|you may|with it|with this|with that|with the request|with this request|with the account",
};

const chinese: Deciding = {
  yes: "好的|好|是|是的|对|对的|可以|可以的|确认|确定|同意|继续|请继续|行|没错|好的继续|好的谢谢继续|开始吧|发吧|是的继续|是继续|确认无误|好啊|好呀|好嘞",
  no: "不|否|不是|不要|不用|不了|不行|别|先不要|保留|算了|不用了|不取消|别取消|不取消了|没事了",
  acts: "继续|提交|送出|发送|发出|发吧|交吧|开始|开始吧|开通|开通吧|办吧|办理|确认|确定|执行|进行|下一步",
  agrees: "系|系呀|系啊|好的|好|是的|是|对的|对|没错|正确|无误|没问题|可以|行|同意|都对|信息无误|信息正确",
  polite: "请|麻烦|谢谢|吧|了|啊|呀|哈|就|就这样|那就|那|这样|帮我|您|你|一下",
};

const languages = [english, chinese];
const whole = {
  yes: new Set(languages.flatMap(({ yes }) => phrasesOf(yes))),
  no: new Set(languages.flatMap(({ no }) => phrasesOf(no))),
};
const phrases = languages
  .flatMap(({ acts, agrees, polite }) => [
    ...phrasesOf(acts).map((said) => ({ said, acts: true })),
    ...phrasesOf(`${agrees}|${polite}`).map((said) => ({ said, acts: false })),
  ])
  .toSorted((one, other) => other.said.length - one.said.length);

/** The longest message that can decide (UTF-16 units). */
const longest = 60;

/** Whether a whole message is a yes or a no. Anything longer decides nothing. */
export function decides(text: string): "yes" | "no" | undefined {
  if (text.length > longest || /[?？]/.test(text)) return undefined;
  const said = wholeOf(text);
  if (whole.yes.has(said) || isComposed(said)) return "yes";
  return whole.no.has(said) ? "no" : undefined;
}

/** Whether a message is nothing but a wish to go on, agreement and politeness: "all correct, please send it". */
function isComposed(said: string): boolean {
  let [left, acts] = [said, false];
  while (left !== "") {
    const phrase = phrases.find((each) => begins(left, each.said));
    if (!phrase) return false;
    acts ||= phrase.acts;
    left = left.slice(phrase.said.length).trim();
  }
  return acts;
}

/** Whether a text begins with a phrase, and in Latin letters with all of its last word. */
function begins(text: string, said: string): boolean {
  const isLatin = /\p{Script=Latin}$/u.test(said);
  return text.startsWith(said) && (!isLatin || !/^[\p{Script=Latin}\d]/u.test(text.slice(said.length)));
}

function phrasesOf(list: string): string[] {
  return list.split("|").map(wholeOf);
}

/** A message without its case, spaces around words and marks at its end. */
function wholeOf(text: string): string {
  return inSimplified(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/[\s,，]+/g, " ")
    .replace(/[.!。！~ ]{1,5}$/, "")
    .trim();
}
