import { isRecord } from "./limits/schema.ts";
import { viewRefusal } from "./limits.ts";
import { postEphemeral } from "./messages.ts";
import type { Receipt } from "./parcel.ts";
import type { Actor } from "./payloads.ts";
import { reply } from "./response-url.ts";
import { clear, maxStack, pop, push, replace, stackOf, update } from "./views.ts";
import type { Channel, Json, Message, View } from "./world.ts";

/**
 * What came of something a person did. `stopped`: the client itself would not send it. `unheard`: Slack does not tell
 * the bot. `missed` and `failed`: no ack in time, or an answer that is none.
 */
export interface Answer {
  outcome: "acked" | "missed" | "failed" | "stopped" | "unheard";
  /** What came with the ack, if anything did. */
  payload: Json | undefined;
  /** What a submitted modal did then. */
  action?: "close" | "errors" | "update" | "push" | "clear";
  /** What stands in red, by block_id: the bot's words, or the client's when it stopped. */
  errors: Record<string, string>;
  /** What the client says in the bot's stead. */
  notice?: string;
  /** What a link button opened. */
  url?: string;
  /** What the person posted. */
  message?: Message;
}

export const answered = (receipt: Receipt): Answer => ({
  outcome: receipt.outcome,
  payload: receipt.outcome === "acked" ? carried(receipt.payload) : undefined,
  errors: {},
});

/** Both ways of delivery say the same: a bare word is a text, nothing is nothing. */
function carried(payload: unknown): Json | undefined {
  if (typeof payload === "string") return payload ? { text: payload } : undefined;
  return isRecord(payload) && Object.keys(payload).length ? payload : undefined;
}

export const stopped = (notice: string, errors: Record<string, string> = {}): Answer => ({
  outcome: "stopped",
  payload: undefined,
  errors,
  notice,
});

export const unheard = (): Answer => ({ outcome: "unheard", payload: undefined, errors: {} });

/** Shows what a slash command was acked with, or what Slack says when it was not. */
export function commandAnswer({ world, user }: Actor, channel: Channel, command: string, receipt: Receipt): Answer {
  const answer = answered(receipt);
  const failed = (error: string): Answer => {
    const notice = `${command} failed with the error "${error}"`;
    postEphemeral(world, channel, user.id, { user: "USLACKBOT" }, { text: notice });
    return { ...answer, notice };
  };
  if (receipt.outcome === "failed") return failed("dispatch_failed");
  if (receipt.outcome === "missed") {
    return failed(receipt.reason === "http_timeout" ? "operation_timeout" : "dispatch_failed");
  }
  if (!answer.payload) return answer;
  const pass = { team: user.team, channel, user: user.id, bornAt: world.clock(), uses: 0 };
  return reply(world, pass, answer.payload) ? failed("invalid_command_response") : answer;
}

const trouble = "We had some trouble connecting. Try again?";

/** Does to the modal what the ack of its submission says. */
export function submissionAnswer({ world, user }: Actor, sent: View, receipt: Receipt): Answer {
  const answer = answered(receipt);
  const view = stackOf(world, user.id).find(({ id }) => id === sent.id) ?? sent;
  const troubled = (why?: string): Answer => {
    if (why) world.fault("answer refused", why);
    replace(world, { ...view, banner: trouble });
    return { ...answer, notice: trouble };
  };
  if (receipt.outcome !== "acked") return troubled();
  if (!answer.payload) {
    pop(world, view);
    return { ...answer, action: "close" };
  }
  const { response_action, view: raw, errors: given } = answer.payload;
  if (response_action === "clear") {
    clear(world, user.id);
    return { ...answer, action: "clear" };
  }
  if (response_action === "errors") {
    const why = errorsRefusal(view, given);
    if (why) return troubled(why);
    const errors = given as Record<string, string>;
    replace(world, { ...view, errors, banner: "" });
    return { ...answer, action: "errors", errors };
  }
  if (response_action !== "update" && response_action !== "push") {
    return troubled(`a submission was acked with ${JSON.stringify(answer.payload)}`);
  }
  const refusal = viewRefusal(raw);
  if (refusal) return troubled([refusal.error, ...refusal.messages].join(" "));
  if (response_action === "push" && stackOf(world, user.id).length >= maxStack) return troubled("push_limit_reached");
  if (response_action === "push") push(world, view, raw as Json);
  else update(world, view, raw as Json);
  return { ...answer, action: response_action };
}

function errorsRefusal(view: View, errors: unknown): string | undefined {
  if (!isRecord(errors) || !Object.keys(errors).length) return "errors must name at least one block";
  for (const [id, text] of Object.entries(errors)) {
    const block = view.blocks.find(({ block_id }) => block_id === id);
    if (block?.type !== "input") return `errors name "${id}", which is no input of this modal`;
    if (typeof text !== "string" || !text) return `the error of "${id}" says nothing`;
  }
  return undefined;
}
