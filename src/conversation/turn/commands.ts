import type { Flow } from "../flow.ts";

/** What a person may ask for at any step, by a word or a button, instead of answering the question. */
export type Command =
  | {
      do:
        | "help"
        | "back"
        | "status"
        | "skip"
        | "resend"
        | "person"
        | "reveal"
        | "ask-cancel"
        | "not-my-number"
        | "not-me"
        | "take-back";
    }
  /** No more calls for this case, or calls again. */
  | { do: "no-calls" | "calls" }
  /**
   * `already`: the person confirmed it before the event came, as on a platform's own form. `now`: this press confirms
   * it.
   */
  | { do: "cancel"; sure?: "already" | "now" }
  /** `to` is the new answer, as people would type it. */
  | { do: "edit"; key?: string; to?: string };

const words: Record<string, Command["do"]> = {
  help: "help",
  "?": "help",
  back: "back",
  cancel: "cancel",
  stop: "cancel",
  status: "status",
  skip: "skip",
  resend: "resend",
  "new code": "resend",
  edit: "edit",
  change: "edit",
  human: "person",
  "ask a person": "person",
  帮助: "help",
  上一步: "back",
  返回: "back",
  取消: "cancel",
  取消申请: "cancel",
  进度: "status",
  跳过: "skip",
  重发: "resend",
  重发验证码: "resend",
  修改: "edit",
  修改回答: "edit",
  请人帮忙: "person",
  "don't call me": "no-calls",
  "dont call me": "no-calls",
  "don't call me for this": "no-calls",
  "call me": "calls",
  "call me again": "calls",
  不要叫我: "no-calls",
  再叫我: "calls",
  "take back": "take-back",
  "take it back": "take-back",
  收回: "take-back",
  "ask to cancel": "ask-cancel",
  "not my number": "not-my-number",
  "not my phone": "not-my-number",
  "not my phone number": "not-my-number",
  "wrong number": "not-my-number",
  "that's not my number": "not-my-number",
  "that is not my number": "not-my-number",
  "this is not my number": "not-my-number",
  "this isn't my number": "not-my-number",
  "that isn't my number": "not-my-number",
  "it's not my number": "not-my-number",
  不是我的号码: "not-my-number",
  这不是我的号码: "not-my-number",
  号码不对: "not-my-number",
  号码错了: "not-my-number",
  不是我的手机号: "not-my-number",
  "you have the wrong number": "not-my-number",
  "not my address": "not-my-number",
  "that's not my address": "not-my-number",
  "not my e-mail": "not-my-number",
  "not my email": "not-my-number",
  不是我的邮箱: "not-my-number",
  这不是我的邮箱: "not-my-number",
  "not me": "not-me",
  "this isn't me": "not-me",
  "this is not me": "not-me",
  "that's not me": "not-me",
  "it's not me": "not-me",
  这不是我: "not-me",
  不是我本人: "not-me",
  "wrong person": "not-me",
  "you have the wrong person": "not-me",
};

/**
 * The command that a message is, if it is nothing but that: a single word, or `edit` with a field. Anything longer is
 * an answer.
 */
export function commandSaid(flow: Flow, text: string): Command | undefined {
  if (text.length > 40) return undefined;
  const said = wordOf(text);
  const exact = Object.hasOwn(words, said) ? words[said] : undefined;
  if (exact) return { do: exact } as Command;
  if (!/^(?:edit|change)\s/.test(said)) return undefined;
  const [, ...field] = said.split(/\s+/);
  const key = field.filter((word) => word !== "the").join("");
  const step = flow.steps.find((s) => s.key === key || ("alias" in s && s.alias?.includes(key)));
  return step && (step.kind === "ask" || step.kind === "secret") ? { do: "edit", key: step.key } : undefined;
}

/** Whether somebody says that the number is not theirs, in the words of people who got a text that was not for them. */
export function disownsNumber(text: string): boolean {
  const said = wordOf(text);
  if (said.length > 80 || /\d|[?？]$/.test(said)) return false;
  return /\b(not|isn't|isnt) (my|mine|our)\b|\bwrong (phone|mobile|number)\b|(不是|并非)我的|号码(不对|错)/u.test(said);
}

/** Whether somebody wishes to cancel, in more words than the command `cancel`. */
export function wishesCancel(text: string): boolean {
  const wish =
    /^(please |pls |can you |could you |i want to |i'd like to )?cancel( it| this| the request| my request)?,?( please)?[?？]?$/;
  return wish.test(wordOf(text)) || /^请(您)?(帮我)?取消(申请|它)?$/.test(wordOf(text));
}

function wordOf(text: string): string {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[.!。！]$/, "");
  return /^[?？]+$/.test(word) ? "?" : word;
}

/**
 * The command of a button. Editing a field is `edit:<key>`, and giving it another answer `edit:<key>=<answer>`. Undefined for a choice that is no command. */
export function commandPressed(choice: string): Command | undefined {
  const [, key, to] = /^edit:([^=]*)(?:=(.*))?$/s.exec(choice) ?? [];
  if (key !== undefined) return { do: "edit", key, ...(to !== undefined && { to }) };
  if (choice === "edit") return { do: "edit" };
  if (choice === "cancel:yes") return { do: "cancel", sure: "now" };
  return buttons.has(choice) ? ({ do: choice } as Command) : undefined;
}

const buttons = new Set([
  "help",
  "back",
  "cancel",
  "status",
  "skip",
  "resend",
  "person",
  "reveal",
  "ask-cancel",
  "not-my-number",
  "not-me",
  "take-back",
  "no-calls",
  "calls",
]);
