/** How one call to Tencent ended. Only `done` and `refused` come from Tencent; `not-sent` is a certain no, `unknown` is neither. */
export type CallOutcome<T> = Succeeded<T> | Refused | NotSent | Unknown;

interface Succeeded<T> {
  is: "done";
  value: T;
  requestId: string;
  /** From the Date header, ms, whole seconds. */
  serverTime?: number;
}

interface Refused {
  is: "refused";
  code: string;
  /** Tencent's words, for logs: unstable, cut short, and without anything that we sent. */
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
