import { pino } from "pino";
import { closeToOthers, makeFolderOf, ownFile } from "./private-files.ts";

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

/** Structured lines on stderr, or in `file`. */
export function createLog(level: string, file?: string): Log {
  if (file !== undefined) {
    makeFolderOf(file);
    closeToOthers(file);
  }
  const dest = pino.destination({ dest: file ?? 2, sync: true, mode: ownFile });
  const redact = { paths: depths.flatMap((depth) => secretNames.map((name) => depth + name)), censor: hidden };
  return pino({ level, base: null, redact, timestamp: () => `,"time":"${new Date().toISOString()}"` }, dest);
}
