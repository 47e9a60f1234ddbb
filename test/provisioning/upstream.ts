import http from "node:http";
import type { Socket } from "node:net";
import tls from "node:tls";
import { deadPort, listen, tcpServer } from "../tencent/loopback.ts";
import { selfSigned } from "../tencent/self-signed.ts";

/** What Tencent would answer if all went well, by action. */
const honest: Record<string, object> = {
  QueryCustomersCredit: { Data: [], Total: 0 },
  SendVerifyCode: {},
  CreateAccount: { Uin: "200000100001", Reason: "" },
  DescribeIntlPhoneEmailList: { PhoneEmailList: [], TotalCount: 0 },
  SendIntlPhoneEmailCode: {},
  CreateIntlPhoneEmail: {},
  RegisterUser: { UserId: "u-1", Token: "t-1" },
  account_check: { ResultItem: [{ UserID: "mei-shop", ResultCode: 0, ResultInfo: "", AccountStatus: "Imported" }] },
  create_official_account: { OfficialAccountUserID: "@TOA#_mei" },
};

/** What stands in for one code at each of the services. */
const codes: Record<string, { error: string; unlisted: string; tooFast: string; tooOld: string; taken?: string }> = {
  CreateAccount: {
    ...{ error: "InternalError", unlisted: "FailedOperation.NotInAnyDocument", tooFast: "RequestLimitExceeded" },
    ...{ tooOld: "AuthFailure.SignatureExpire", taken: "FailedOperation.MailIsRegistered" },
  },
  SendVerifyCode: {
    ...{ error: "InternalError", unlisted: "FailedOperation.NotInAnyDocument", tooFast: "RequestLimitExceeded" },
    ...{ tooOld: "AuthFailure.SignatureExpire" },
  },
  CreateIntlPhoneEmail: {
    ...{ error: "InternalError.AddPhoneEmailErr", unlisted: "InternalError.NotInAnyDocument" },
    ...{ tooFast: "RequestLimitExceeded", tooOld: "AuthFailure.SignatureExpire" },
    taken: "InternalError.VerifiedPhoneEmailErr",
  },
  SendIntlPhoneEmailCode: {
    ...{ error: "InternalError", unlisted: "InternalError.NotInAnyDocument", tooFast: "RequestLimitExceeded" },
    ...{ tooOld: "AuthFailure.SignatureExpire", taken: "InternalError.VerifiedPhoneEmailErr" },
  },
  RegisterUser: {
    ...{ error: "InternalError", unlisted: "FailedOperation.NotInAnyDocument", tooFast: "RequestLimitExceeded" },
    ...{ tooOld: "AuthFailure.SignatureExpire", taken: "FailedOperation.OriginIdExists" },
  },
  create_official_account: {
    ...{ error: "10004", unlisted: "139999", tooFast: "60007", tooOld: "70001", taken: "130008" },
  },
};

type Spoil = (response: http.ServerResponse, honest: string, action: string, socket: Socket) => void;

const plain: Spoil = (response, honest) => void response.end(honest);
const refused =
  (which: keyof (typeof codes)[string]): Spoil =>
  (response, _, action) =>
    void response.end(refusal(action, codes[action]![which] ?? "none"));
const page =
  (status: number): Spoil =>
  (response) =>
    void response.writeHead(status, { "content-type": "text/html" }).end("<h1>Sorry</h1>");
const edited =
  (edit: (members: Record<string, unknown>) => object): Spoil =>
  (response, honest) => {
    const whole = JSON.parse(honest);
    response.end(JSON.stringify("Response" in whole ? { Response: edit(whole.Response) } : edit(whole)));
  };

/** What can go wrong once the request has been heard. */
export const heardThen = {
  "all is well": plain,
  InternalError: refused("error"),
  "unlisted code": refused("unlisted"),
  RequestLimitExceeded: refused("tooFast"),
  "clock 6 min off": refused("tooOld"),
  "taken already": refused("taken"),
  "no Uin or id": edited(({ Uin: _, UserId: __, OfficialAccountUserID: ___, ...rest }) => rest),
  "Uin null": edited((members) => ("Uin" in members ? { ...members, Uin: null } : members)),
  "Reason set": edited((members) => ("Uin" in members ? { ...members, Reason: "Not bound." } : members)),
  "Uin of another form": edited((members) => ("Uin" in members ? { ...members, Uin: "none yet" } : members)),
  "two Uins": (response, honest) => void response.end(honest.replace('"Uin":', '"Uin":"200000100099","Uin":')),
  "time-out": () => {},
  "cut before the answer": (_, __, ___, socket) => void socket.resetAndDestroy(),
  "cut in the answer": (response, honest, _, socket) => {
    response.writeHead(200, { "content-length": honest.length }).write(honest.slice(0, 20), () => socket.destroy());
  },
  "HTTP 429": page(429),
  "HTTP 500": page(500),
  "HTTP 502": page(502),
  "HTTP 503": page(503),
  "HTTP 307": (response) => void response.writeHead(307, { location: "/moved" }).end(),
  HTML: page(200),
  "empty body": (response) => void response.end(),
  "truncated JSON": (response, honest) => void response.end(honest.slice(0, -2)),
  "100 MB body": (response) => {
    const more = () => {
      if (!response.destroyed) response.write(Buffer.alloc(65_536, " "), () => setImmediate(more));
    };
    more();
  },
  "slow body": (response, honest) => {
    let n = 0;
    const timer = setInterval(() => (n < honest.length ? response.write(honest[n++]) : response.end()), 50);
    response.on("close", () => clearInterval(timer));
  },
} satisfies Record<string, Spoil>;

/** What can go wrong before a byte of the request is written: where the call goes instead. */
export const unheard: Record<string, () => Promise<string>> = {
  "DNS fails": async () => `http://${"a".repeat(64)}.invalid`, // too long to ask anybody for
  "connection refused": async () => `http://127.0.0.1:${await deadPort()}`,
  "TLS certificate": async () => {
    const server = tls.createServer(selfSigned());
    server.on("tlsClientError", () => {});
    return `https://127.0.0.1:${await listen(server)}`;
  },
  "TLS cut": async () => {
    const server = http.createServer();
    server.on("connection", (socket) => socket.resetAndDestroy());
    return `https://127.0.0.1:${await listen(server)}`;
  },
  "connect time-out": async () => `https://127.0.0.1:${(await tcpServer(() => {})).port}`,
};

/** Only these take as long as a call may. */
export const lasting = new Set(["time-out", "slow body", "connect time-out"]);

/** Tencent on loopback, which answers honestly but for one action. Counts how often that was asked. */
export async function upstream(spoilt: string, spoil: Spoil): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const server = http.createServer((request, response) => {
    const action = String(request.headers["x-tc-action"] ?? request.url?.split("?")[0]?.split("/").at(-1));
    const text = answer(action, honest[action] ?? {});
    request.resume().on("end", () => {
      if (action === spoilt) asked += 1;
      (action === spoilt ? spoil : plain)(response, text, action, request.socket);
    });
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, asked: () => asked };
}

function answer(action: string, members: object): string {
  const isChat = action === action.toLowerCase();
  return JSON.stringify(
    isChat
      ? { ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "", ...members }
      : { Response: { RequestId: "r-1", ...members } },
  );
}

function refusal(action: string, code: string): string {
  if (/^\d+$/.test(code)) return JSON.stringify({ ActionStatus: "FAIL", ErrorCode: Number(code), ErrorInfo: "no" });
  return JSON.stringify({ Response: { RequestId: "r-1", Error: { Code: code, Message: action } } });
}
