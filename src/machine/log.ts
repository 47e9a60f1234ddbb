import { pino } from "pino";
import { asText } from "./log-text.ts";
import { closeToOthers, makeFolderOf, ownFile } from "./private-files.ts";
import { trail } from "./trail.ts";

/** The log. Callers pass names and numbers, never what people typed. */
export type Log = Pick<import("pino").Logger, "debug" | "info" | "warn" | "error">;

/**
 * Names under which a secret could get into a log line by mistake, in an object of a library's or in one that it holds.
 * `code` is not among them, because errors have codes.
 */
const secretNames = [
  "password",
  "Password",
  "ConfirmPassword",
  "VerifyCode",
  "verifyCode",
  "secret",
  "secretKey",
  "SecretKey",
  "token",
  "Token",
  "userSig",
  "usersig",
  "authorization",
  "Authorization",
  "cookie",
  "body",
  "requestBody",
];

/** What such a name's value is logged as. */
const hidden = "[secret]";

const depths = ["", "*.", "*.*."];

export interface LogPlace {
  /** Where the lines go. To stderr when left out. */
  file?: string | undefined;
  /** Text where somebody sees stderr, and else JSON, when left out. */
  format?: "json" | "text" | undefined;
}

/** One line for each thing that is worth one, on stderr or in a file. All lines that one event leads to have its id. */
export function createLog(level: string, { file, format = usual(file) }: LogPlace = {}): Log {
  if (file !== undefined) {
    makeFolderOf(file);
    closeToOthers(file);
  }
  const dest = pino.destination({ dest: file ?? 2, sync: true, mode: ownFile });
  const redact = { paths: depths.flatMap((depth) => secretNames.map((name) => depth + name)), censor: hidden };
  const timestamp = () => `,"time":"${new Date().toISOString()}"`;
  const to = format === "json" ? dest : { write: (line: string) => dest.write(asText(line)) };
  return pino({ level, base: null, redact, timestamp, mixin: ids }, to);
}

function usual(file: string | undefined): "json" | "text" {
  return file === undefined && process.stderr.isTTY ? "text" : "json";
}

/** The ids by which lines of one event, and its trace, are found. */
function ids(): { request?: string; trace_id?: string } {
  const { id, span } = trail() ?? {};
  return { ...(id !== undefined && { request: id }), ...(span && { trace_id: span.traceId }) };
}
