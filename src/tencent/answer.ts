import { z } from "zod";
import type { CallOutcome } from "./outcome.ts";
import type { Answer } from "./post.ts";

const envelope = z.object({
  Response: z.looseObject({
    RequestId: z.string().min(1),
    Error: z.object({ Code: z.string().min(1), Message: z.string().default("") }).nullish(),
  }),
});

/**
 * Reads an answer with HTTP status 200. A refusal has status 200 too, with an Error member whose Message may echo what
 * we sent.
 */
export function readAnswer<T>(
  answer: Answer,
  schema: z.ZodType<T>,
  sent: Readonly<Record<string, unknown>>,
): CallOutcome<T> {
  const json = parseExactly(answer.text);
  if (json === undefined) return { is: "unknown", why: "not-json", status: 200 };
  const read = envelope.safeParse(json);
  if (!read.success) return { is: "unknown", why: "bad-shape", status: 200 };

  const { RequestId: requestId, Error: error } = read.data.Response;
  const serverTime = answer.serverTime === undefined ? {} : { serverTime: answer.serverTime };
  if (error) {
    return { is: "refused", code: error.Code, message: withoutSent(error.Message, sent), requestId, ...serverTime };
  }
  const value = schema.safeParse(read.data.Response);
  if (!value.success) return { is: "unknown", why: "bad-shape", status: 200, requestId };
  return { is: "done", value: value.data, requestId, ...serverTime };
}

const stringOrNumber = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parses JSON. Integers beyond 2^53 become strings, digit for digit. Undefined when the text is not JSON. */
export function parseExactly(text: string): unknown {
  try {
    return JSON.parse(text.replace(stringOrNumber, (token) => (isLongInteger(token) ? `"${token}"` : token)));
  } catch {
    return undefined;
  }
}

function isLongInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

const messageCap = 300;
const tooShortToHide = 4; // "HK" or "852" give nothing away, and hiding them would make the message unreadable

/** The beginning of Tencent's message, with everything hidden that we sent. */
export function withoutSent(message: string, sent: Readonly<Record<string, unknown>>): string {
  const values = Object.values(sent).filter((value) => typeof value === "string" && value.length >= tooShortToHide);
  return values.reduce<string>((text, value) => text.replaceAll(String(value), "…"), message).slice(0, messageCap);
}
