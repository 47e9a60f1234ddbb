import type { Answer, World } from "./answer.ts";
import type { ChatApp } from "./chat-apps.ts";

export type ChatCommand = (input: Record<string, unknown>, world: World, app: ChatApp) => Answer;

export function chatOk(more: Record<string, unknown> = {}): Answer {
  return { response: { ActionStatus: "OK", ErrorInfo: "", ErrorCode: 0, ...more } };
}

export function chatRefuse(code: string | number, message: string): Answer {
  return { response: { ActionStatus: "FAIL", ErrorInfo: message, ErrorCode: Number(code) } };
}
