import { type IncomingHttpHeaders, request } from "node:http";
import { onTestFinished } from "vitest";
import type { Books } from "../../src/practice/books.ts";
import type { SandboxOptions } from "../../src/practice/options.ts";
import { type Sandbox, startSandbox } from "../../src/practice/server.ts";
import { type Tc3Request, tc3Authorization } from "../../src/tencent/tc3.ts";

/** What came over the wire. `broken` is the socket's error when the answer never became whole. */
export interface Seen {
  status?: number;
  headers?: IncomingHttpHeaders;
  text: string;
  broken?: string;
}

export interface Change {
  headers?: Record<string, string | undefined>;
  /** Sent in place of the body that was signed. */
  body?: string;
  signed?: Partial<Tc3Request>;
  secretId?: string;
  secretKey?: string;
  patienceMs?: number;
}

export const ana = {
  AccountType: "personal",
  Mail: "ana@example.com",
  Password: "Abcd1234!",
  ConfirmPassword: "Abcd1234!",
  PhoneNum: "51234567",
  CountryCode: "852",
  Area: "HK",
  TradeOne: "kghy_01",
  TradeTwo: "kghy_0101",
};

/** What the books of a new practice Tencent hold. */
export const noBooks: Books = {
  accounts: [],
  contacts: [],
  classroomUsers: [],
  officialAccounts: [],
  imported: [],
  texts: 0,
  calls: {},
};

/** A practice Tencent with a clock that stands still until `pass`, and a client that signs by the same clock. */
export async function practice(options: SandboxOptions = {}) {
  let now = Date.UTC(2026, 10, 22, 1, 2, 3);
  const sandbox = await startSandbox({ clock: () => now, rates: false, ...options });
  onTestFinished(() => sandbox.close());
  const pass = (ms: number) => {
    now += ms;
  };
  return { ...client(sandbox, () => now), pass, now: () => now };
}

export function client(sandbox: Sandbox, clock = Date.now) {
  const see = (action: string, input: unknown, change: Change = {}) => call(sandbox, action, input, clock(), change);

  /** The part under `Response` of a whole answer. */
  const says = async (action: string, input: unknown = {}, change: Change = {}) => {
    const seen = await see(action, input, change);
    if (seen.broken) throw new Error(`${action} broke: ${seen.broken}`);
    return (JSON.parse(seen.text) as { Response: Record<string, unknown> }).Response;
  };

  const refusal = async (action: string, input: unknown = {}, change: Change = {}) => {
    const { Error: error } = await says(action, input, change);
    return (error as { Code: string } | undefined)?.Code;
  };

  /** Texts a code to the number of these fields and reads it off the phone. */
  const texted = async ({ CountryCode, PhoneNum }: typeof ana) => {
    await see("SendVerifyCode", { CountryCode, PhoneNum });
    return sandbox.phone().at(-1)?.code ?? "";
  };

  /** The fields with a fresh code in them. */
  const ready = async (fields: Partial<typeof ana> = {}) => {
    const whole = { ...ana, ...fields };
    return { ...whole, VerifyCode: await texted(whole) };
  };

  const mails = () => sandbox.books().accounts.map(({ mail }) => mail);

  /** What look-ups by this mail show. */
  const lookUp = async (mail: string) => {
    const { Data } = await says("QueryCustomersCredit", { FilterType: "Email", Filter: mail });
    return Data as Record<string, unknown>[];
  };

  return { sandbox, see, says, refusal, texted, ready, mails, lookUp };
}

async function call(sandbox: Sandbox, action: string, input: unknown, now: number, change: Change): Promise<Seen> {
  const { host } = new URL(sandbox.url);
  const signed: Tc3Request = {
    service: "intlpartnersmgt",
    host,
    contentType: "application/json",
    timestamp: Math.floor(now / 1000),
    body: JSON.stringify(input),
    ...change.signed,
  };
  const headers = {
    host: signed.host,
    "content-type": signed.contentType,
    authorization: tc3Authorization(signed, {
      secretId: change.secretId ?? sandbox.secretId,
      secretKey: change.secretKey ?? sandbox.secretKey,
    }),
    "x-tc-action": action,
    "x-tc-version": "2022-09-28",
    "x-tc-timestamp": String(signed.timestamp),
    ...change.headers,
  };
  return post(sandbox.url, headers, change.body ?? signed.body, change.patienceMs);
}

export function post(
  url: string,
  headers: Record<string, string | undefined>,
  body: string | Uint8Array,
  patienceMs?: number,
): Promise<Seen> {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return new Promise((resolve) => {
    const sent = request(url, { method: "POST", headers: given as Record<string, string>, agent: false });
    const seen: Seen = { text: "" };
    const patience = patienceMs && setTimeout(() => sent.destroy(new Error("gave up")), patienceMs);
    const end = (broken?: Error) => {
      clearTimeout(patience);
      resolve(broken ? { ...seen, broken: broken.message } : seen);
    };
    sent.on("response", (response) => {
      Object.assign(seen, { status: response.statusCode, headers: response.headers });
      response.setEncoding("utf8").on("data", (chunk: string) => {
        seen.text += chunk;
      });
      response.on("end", () => end()).on("error", end);
    });
    sent.on("error", end).end(body);
  });
}
