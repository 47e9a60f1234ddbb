import type { Flow } from "./flow.ts";

/** What works at any step, as a word and as a button. */
export type Command =
  | { do: "help" | "back" | "status" | "skip" | "resend" | "person" | "reveal" }
  /** Confirmed already, before it reached us, or with this press on the question we asked. */
  | { do: "cancel"; sure?: "already" | "now" }
  | { do: "edit"; key?: string };

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
};

/** A command said as a word: alone, or `edit` with a field. Anything longer is an answer. */
export function commandSaid(flow: Flow, text: string): Command | undefined {
  if (text.length > 40) return undefined;
  const said = text.trim().toLowerCase().replace(/[.!]$/, "");
  const exact = Object.hasOwn(words, said) ? words[said] : undefined;
  if (exact) return { do: exact } as Command;
  const [verb, ...rest] = said.split(/\s+/);
  if ((verb !== "edit" && verb !== "change") || rest.length === 0) return undefined;
  const key = rest.filter((word) => word !== "the").join("");
  const step = flow.steps.find((s) => s.key === key || ("alias" in s && s.alias?.includes(key)));
  return step && (step.kind === "ask" || step.kind === "secret") ? { do: "edit", key: step.key } : undefined;
}

/** A command pressed as a button; field edits are `edit:<key>`. */
export function commandPressed(choice: string): Command | undefined {
  if (choice.startsWith("edit:")) return { do: "edit", key: choice.slice(5) };
  if (choice === "edit") return { do: "edit" };
  if (choice === "cancel:yes") return { do: "cancel", sure: "now" };
  return buttons.has(choice) ? ({ do: choice } as Command) : undefined;
}

const buttons = new Set(["help", "back", "cancel", "status", "skip", "resend", "person", "reveal"]);
