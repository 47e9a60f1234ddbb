import { z } from "zod";
import { parseExactly, withoutSent } from "./answer.ts";
import type { CallOutcome } from "./outcome.ts";
import type { Answer } from "./post.ts";

const envelope = z.looseObject({
  ActionStatus: z.enum(["OK", "FAIL"]),
  ErrorCode: z.int(),
  ErrorInfo: z.string().default(""),
});

/**
 * Reads an answer of Chat's REST interface with HTTP status 200. A refusal has status 200 too, with an ErrorCode that
 * is not 0.
 */
export function readChatAnswer<T>(
  answer: Answer,
  schema: z.ZodType<T>,
  sent: Readonly<Record<string, unknown>>,
  requestId: string,
): CallOutcome<T> {
  const json = parseExactly(answer.text);
  if (json === undefined) return { is: "unknown", why: "not-json", status: 200, requestId };
  const read = envelope.safeParse(json);
  if (!read.success) return { is: "unknown", why: "bad-shape", status: 200, requestId };

  const { ActionStatus: status, ErrorCode: code, ErrorInfo: info } = read.data;
  const serverTime = answer.serverTime === undefined ? {} : { serverTime: answer.serverTime };
  if (code !== 0)
    return { is: "refused", code: String(code), message: withoutSent(info, sent), requestId, ...serverTime };
  const value = schema.safeParse(read.data);
  if (status !== "OK" || !value.success) return { is: "unknown", why: "bad-shape", status: 200, requestId };
  return { is: "done", value: value.data, requestId, ...serverTime };
}
