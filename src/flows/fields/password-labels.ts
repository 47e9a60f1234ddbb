import { isPasswordAnywhere, wordsOf } from "./password-shape.ts";

/** A place in a line where a password is named. `before` and `after` are the rest of the line. */
export interface Label {
  before: string;
  after: string;
  /** The label is a short form that has no other meaning, such as `pwd`. */
  isShort: boolean;
  /** What is named is a code that is sent, such as a one-time password, so digits under it are no password. */
  isCode: boolean;
}

const inWords =
  /(?:passwords?|pass[ -]words?|passwd|passphrase|pwd|(?<![\p{L}\p{N}])(?:pswd|psw|pws?|p\/w|pass|passwort|kennwort|contrase[nñ]a|mot de passe|wachtwoord|senha|(?:secret|access|api) ?keys?|secret|credentials?))(?![\p{L}\p{N}])/giu;
const inSigns = /密码|密碼|口令|密钥|密鑰|パスワード|비밀번호|암호/g;

const short = new Set(["passwd", "pwd", "pswd", "psw", "pw", "pws", "p/w"]);
/** These words mean a password only with a mark, an "is" or what looks like one behind them. */
const loose = new Set(["pass", "secret", "credential", "credentials"]);
const codes = /(?:one[ -]?time|single[ -]?use|\botp|sms|动态|動態|短信|一次性|验证|驗證)[ -]?$/i;

/** Every place in a line, as `plain` gives it, where a password is named. */
export function passwordLabels(line: string): Label[] {
  const found = [...line.matchAll(inWords), ...line.matchAll(inSigns)];
  return found.flatMap(({ 0: label, index }): Label[] => {
    const [before, after] = [line.slice(0, index), line.slice(index + label.length)];
    const word = label.toLowerCase();
    if (/^[\w.+-]{0,64}@/.test(after)) return []; // a part of an e-mail address
    const isMarked = /^["'`*_) ]*(?:[:=|]|is\b)/i.test(after) || isPasswordAnywhere(wordsOf(after)[0] ?? "");
    if (loose.has(word) && !isMarked) return [];
    return [{ before, after, isShort: short.has(word), isCode: codes.test(before) || word === "口令" }];
  });
}

/** What follows a label. `mark`: a mark such as a colon; `is`: a verb; `bare`: neither. */
export interface Behind {
  how: "mark" | "is" | "bare";
  value: string;
}

const closers = /^["'`*_)\]}】」』>»]*/;
const mark = /^ ?(?::=|=>|->|→|[:=|]|- )/;
const isEnglish =
  /^(?:,? (?:now |still |just )?(?:is|was|are|be|will be|should be|shall be|equals|(?:(?:is|was|has been|be) )?(?:set|changed|reset) to|to))(?![\p{L}\p{N}'])/iu;
const isChinese = /^ ?(?:就是|改成|改为|改為|设为|設為|设置为|是|为|為|用)/;
const farMark = /^ (?:for|of|to|on|in|with|you|that|which)\b(?:[^:=.,;!?|]|\.(?=\S)){0,60}(?:[:=]|\bis\b)/i;

/** Reads what follows a label in its line. */
export function behind(after: string): Behind {
  const tail = after
    .replace(/^'s\b/, " is")
    .replace(closers, "")
    .replace(/^ ?\([^()]{0,60}\)/, "")
    .replace(closers, "");
  const ways = [
    ["mark", mark],
    ["is", isEnglish],
    ["is", isChinese],
    ["is", farMark],
  ] as const;
  for (const [how, way] of ways) {
    const found = way.exec(tail);
    if (found)
      return {
        how,
        value: tail
          .slice(found[0].length)
          .replace(/^[:=|> ]+/, "")
          .trim(),
      };
  }
  return { how: "bare", value: tail.trim() };
}
