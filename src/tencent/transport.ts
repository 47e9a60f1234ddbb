import type { z } from "zod";
import { readAnswer } from "./answer.ts";
import { type Connections, createConnections } from "./connections.ts";
import type { CallOutcome } from "./outcome.ts";
import type { Slot, TakeSlot } from "./slot.ts";
import { type Credential, tc3Authorization } from "./tc3.ts";
import type { HttpProxy } from "./through-proxy.ts";

/** Told how long a call of an API took (ms). */
export type Took = (api: string, ms: number) => void;

export interface CloudApiOptions {
  /** Where to send instead of `https://host`. Then its host name is signed, without the port. */
  url?: string | undefined;
  host: string;
  /** The service's name in the credential scope, whatever the URL says. */
  service: string;
  version: string;
  /**
   * Called for every call to Tencent. When it rejects, or gives a blank or padded value, the call is `not-sent`. It
   * must not hang.
   */
  credential: () => Promise<Credential>;
  deadlineMs?: number;
  bodyCapBytes?: number;
  /** How old a signature may be when the first byte is sent (ms). Tencent itself refuses after 5 minutes. */
  staleAfterMs?: number;
  /** Every call waits for its slot. No call waits when this is left out. */
  takeSlot?: TakeSlot | undefined;
  /** Told how long each call took (ms), the wait for its slot left out. */
  took?: Took | undefined;
  /** The time of this process (ms since 1970). */
  clock: () => number;
  /** An http(s) proxy to tunnel https through; plain http (practice, on loopback) never takes it. */
  proxy?: HttpProxy | undefined;
  /** How to connect. Over the network when left out. */
  connections?: Connections;
}

export interface CallOptions {
  /** The instant (ms) the signature is made for; now when left out. */
  signedAt?: number;
  /** A slot that was taken before. The call takes one itself when this is left out. */
  slot?: Slot;
  /** Uses a fresh connection, so that no reused socket can die under the request. */
  ownConnection?: boolean;
  /** The language of what Tencent names; English when left out. Not every action heeds it. */
  language?: "en-US" | "zh-CN";
  signal?: AbortSignal | undefined;
}

export interface CloudApi {
  /** One POST, sent at most once. Rejects only when it gets no slot, never for what Tencent or the network does. */
  call<T>(
    action: string,
    params: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<CallOutcome<T>>;
  /** Waits for calls under way. */
  close(): Promise<void>;
}

const contentType = "application/json";

/** Tencent Cloud API 3.0 (TC3-HMAC-SHA256, JSON) for one service. */
export function createCloudApi(options: CloudApiOptions): CloudApi {
  const { host, service, version, clock } = options;
  const { deadlineMs = 30_000, bodyCapBytes = 65_536, staleAfterMs = 60_000 } = options;
  const url = new URL(options.url ?? `https://${host}`);
  const { connections = createConnections({ deadlineMs, proxy: options.proxy }) } = options;

  return {
    async call(
      action,
      params,
      schema,
      { signedAt: givenSignedAt, slot, ownConnection, language = "en-US", signal } = {},
    ) {
      const credential = await wholeCredential(options.credential);
      if (!credential) return { is: "not-sent", why: "credentials" };

      await (slot ?? (await options.takeSlot?.(action)))?.comes();
      // guard: fence
      const signedAt = givenSignedAt ?? clock();
      const timestamp = Math.floor(signedAt / 1000);
      const body = Buffer.from(JSON.stringify(params));
      const headers = {
        authorization: tc3Authorization({ service, host: url.hostname, contentType, timestamp, body }, credential),
        "content-type": contentType,
        "x-tc-action": action,
        "x-tc-version": version,
        "x-tc-timestamp": String(timestamp),
        "x-tc-language": language,
        ...(credential.token === undefined ? {} : { "x-tc-token": credential.token }),
      };

      const mayBegin = () => clock() - signedAt <= staleAfterMs;
      const began = performance.now();
      const answer = await connections.post({ url, headers, body, bodyCapBytes, signal, mayBegin }, ownConnection);
      options.took?.(action, performance.now() - began);
      return answer.is === "answered" ? readAnswer(answer, schema, params) : answer;
    },
    close: () => connections.close(),
  };
}

/**
 * The credential, if it has no blank or padded part. With such a part Tencent would only say that the signature is
 * wrong.
 */
async function wholeCredential(credential: () => Promise<Credential>): Promise<Credential | undefined> {
  try {
    const { secretId, secretKey, token } = await credential();
    if (![secretId, secretKey, token ?? "none"].every((part) => /^[\x21-\x7e]+$/.test(part ?? ""))) return undefined;
    return token === undefined ? { secretId, secretKey } : { secretId, secretKey, token };
  } catch {
    return undefined;
  }
}
