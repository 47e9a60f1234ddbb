import { randomInt } from "node:crypto";
import type { z } from "zod";
import { type ChatAdmin, createAdminSig } from "./admin-sig.ts";
import { readChatAnswer } from "./chat-answer.ts";
import { type Connections, createConnections } from "./connections.ts";
import { explain } from "./errors.ts";
import type { CallOutcome } from "./outcome.ts";
import type { TakeSlot } from "./slot.ts";
import type { HttpProxy } from "./through-proxy.ts";
import type { CallOptions, Took } from "./transport.ts";

export interface ChatRestOptions {
  /** The host of the application's region, such as https://adminapisgp.im.qcloud.com. */
  url: string;
  admin: ChatAdmin;
  deadlineMs?: number;
  bodyCapBytes?: number;
  /** How old a signature may be when the first byte is sent (ms). */
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
  connections?: Connections | undefined;
  /** Draws a whole number from 0 up to, not including, `below`. */
  draw?: ((below: number) => number) | undefined;
}

export interface ChatRest {
  /**
   * One POST. Without `signedAt`, a second one when Chat refuses the signature as too old. Rejects only when it gets no
   * slot, never for what Tencent or the network does.
   */
  call<T>(
    command: string,
    params: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<CallOutcome<T>>;
  /** Waits for calls under way. */
  close(): Promise<void>;
}

const randomBelow = 2 ** 32;

/** Tencent Chat's REST interface. The signature is part of the URL, so no outcome and no error contains the URL. */
export function createChatRest({ url, admin, clock, ...options }: ChatRestOptions): ChatRest {
  const { deadlineMs = 30_000, bodyCapBytes = 65_536, staleAfterMs = 60_000, draw = randomInt } = options;
  const { connections = createConnections({ deadlineMs, proxy: options.proxy }) } = options;
  const sigs = createAdminSig(admin, clock);

  async function send<T>(
    command: string,
    params: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
    sig: string,
    { signal, ownConnection, signedAt, slot }: CallOptions,
  ): Promise<CallOutcome<T>> {
    await (slot ?? (await options.takeSlot?.(actionOf(command))))?.comes();
    // Chat gives no request id; Tencent can find the call in its logs by this random number
    const random = String(draw(randomBelow));
    const to = new URL(`/v4/${command}`, url);
    to.search = new URLSearchParams({
      sdkappid: String(admin.sdkAppId),
      identifier: admin.identifier,
      usersig: sig,
      random,
      contenttype: "json",
    }).toString();
    const headers = { "content-type": "application/json" };
    const body = Buffer.from(JSON.stringify(params));
    // guard: fence of Chat, age
    const mayBegin = () => signedAt === undefined || clock() - signedAt <= staleAfterMs;
    const request = { url: to, headers, body, bodyCapBytes, signal, mayBegin };
    const began = performance.now();
    const answer = await connections.post(request, ownConnection);
    options.took?.(actionOf(command), performance.now() - began);
    if (answer.is === "unknown") return { ...answer, requestId: random };
    if (answer.is === "not-sent") return answer;
    return readChatAnswer(answer, schema, { ...params, sig }, random);
  }

  return {
    async call(command, params, schema, given = {}) {
      if (!isWhole(admin)) return { is: "not-sent", why: "credentials" };
      const { signedAt } = given;
      // guard: fence of Chat, signature
      if (signedAt !== undefined) return send(command, params, schema, sigs.once(signedAt), given);
      const outcome = await send(command, params, schema, sigs.current(), given);
      if (outcome.is !== "refused" || !explain(actionOf(command), outcome.code).signAnew) return outcome;
      const { slot: _, ...again } = given;
      return send(command, params, schema, sigs.renew(), again);
    },
    close: () => connections.close(),
  };
}

/** A command without the service that it belongs to. */
function actionOf(command: string): string {
  return command.split("/").at(-1)!;
}

/**
 * Whether no part of the credential is blank or padded. With such a part Tencent would only say that the signature is
 * wrong.
 */
function isWhole({ sdkAppId, secretKey, identifier }: ChatAdmin): boolean {
  return Number.isSafeInteger(sdkAppId) && sdkAppId > 0 && [secretKey, identifier].every((part) => /^\S+$/.test(part));
}
