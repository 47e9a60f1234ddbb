import { userSig } from "../../src/tencent/user-sig.ts";
import { type Change, post, type practice, type Seen } from "./practice.ts";

type Practice = Awaited<ReturnType<typeof practice>>;

const versions = { domain: "2018-08-08", lcic: "2022-08-17" };

/** A client that signs for one of the other services of the Cloud API. */
export function speaking(t: Practice, service: keyof typeof versions) {
  const as = (change: Change): Change => ({
    ...change,
    signed: { service, ...change.signed },
    headers: { "x-tc-version": versions[service], ...change.headers },
  });
  return {
    see: (action: string, input: unknown, change: Change = {}) => t.see(action, input, as(change)),
    says: (action: string, input: unknown = {}, change: Change = {}) => t.says(action, input, as(change)),
    refusal: (action: string, input: unknown = {}, change: Change = {}) => t.refusal(action, input, as(change)),
  };
}

export const chatCommands = {
  create_official_account: "official_account_open_http_svc/create_official_account",
  get_official_account_info: "official_account_open_http_svc/get_official_account_info",
  account_check: "im_open_login_svc/account_check",
  account_import: "im_open_login_svc/account_import",
};

export interface ChatChange {
  app?: { sdkAppId: number; secretKey: string };
  /** Of the signature; seconds. */
  sig?: Partial<{ sdkAppId: number; identifier: string; time: number; expire: number }>;
  query?: Record<string, string | undefined>;
  path?: string;
  /** Sent in place of the input. */
  body?: string;
  patienceMs?: number;
}

/** A client of Chat that signs as the administrator. */
export function chatting(t: Practice, usual: ChatChange = {}) {
  const see = (command: keyof typeof chatCommands, input: unknown, given: ChatChange = {}): Promise<Seen> => {
    const change = { ...usual, ...given };
    const { sdkAppId, secretKey } = change.app ?? t.sandbox.chat;
    const identifier = "administrator";
    const time = Math.floor(t.now() / 1000);
    const claims = { sdkAppId, identifier, time, expire: 86_400, ...change.sig };
    const query = {
      sdkappid: String(sdkAppId),
      identifier,
      usersig: userSig(claims, secretKey),
      random: "4294967295",
      contenttype: "json",
      ...change.query,
    };
    const kept = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const url = `${t.sandbox.url}/v4/${change.path ?? chatCommands[command]}?${new URLSearchParams(kept)}`;
    const headers = { "content-type": "application/json" };
    return post(url, headers, change.body ?? JSON.stringify(input), change.patienceMs);
  };
  const says = async (command: keyof typeof chatCommands, input: unknown = {}, change: ChatChange = {}) => {
    const seen = await see(command, input, change);
    if (seen.broken) throw new Error(`${command} broke: ${seen.broken}`);
    return JSON.parse(seen.text) as Record<string, unknown> & { ErrorCode: number };
  };
  const code = async (command: keyof typeof chatCommands, input: unknown = {}, change: ChatChange = {}) =>
    (await says(command, input, change)).ErrorCode;
  return { see, says, code };
}
