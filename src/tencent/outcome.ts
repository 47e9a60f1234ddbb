/**
 * How one call to Tencent ended. `done` and `refused` are Tencent's answers. `not-sent` is a certain no. `unknown`
 * proves nothing.
 */
export type CallOutcome<T> = Succeeded<T> | Refused | NotSent | Unknown;

interface Succeeded<T> {
  is: "done";
  value: T;
  requestId: string;
  /** Tencent's time (ms) by the Date header, in whole seconds. */
  serverTime?: number;
}

interface Refused {
  is: "refused";
  code: string;
  /** Tencent's message, for logs only: its wording may change, it is cut short, and what we sent is hidden in it. */
  message: string;
  requestId: string;
  serverTime?: number;
}

/** No byte of the request was written, so Tencent cannot have done anything. */
export interface NotSent {
  is: "not-sent";
  why:
    | "bad-input"
    | "credentials"
    | "dns"
    | "refused"
    | "unreachable"
    | "connect-timeout"
    | "certificate"
    | "stale-signature"
    | "aborted-before-write";
}

/** Bytes of the request may have left, and no answer came that can be trusted. */
export interface Unknown {
  is: "unknown";
  why:
    | "timeout"
    | "reset"
    | "aborted"
    | "http-status"
    | "redirect"
    | "too-large"
    | "not-http"
    | "not-json"
    | "bad-shape";
  status?: number;
  requestId?: string;
}
