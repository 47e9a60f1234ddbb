import { Agent, fetch } from "undici";
import { whyNot } from "../../../machine/no-answer.ts";
import { throughProxy } from "../../../tencent/through-proxy.ts";
import { proxyIn } from "../../settings/proxy.ts";
import type { CheckInput } from "./check.ts";

const deadlineMs = 10_000;

export type Called =
  | {
      is: "answered";
      status: number;
      headers: { get(name: string): string | null };
      body: Record<string, unknown>;
      list?: unknown[];
    }
  /** No answer. `why` is the system's code, such as ECONNREFUSED. */
  | { is: "silent"; why: string };

/** One call to a chat platform, through the proxy if there is one. */
export async function call(
  { config }: CheckInput,
  url: string,
  authorization: string,
  method: "GET" | "POST" = "GET",
): Promise<Called> {
  const proxy = proxyIn(config);
  const dispatcher = proxy && throughProxy(proxy);
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization },
      signal: AbortSignal.timeout(deadlineMs),
      ...(dispatcher && { dispatcher }),
    });
    const { status, headers } = response;
    const body: unknown = await response.json().catch(() => undefined);
    const isRecord = typeof body === "object" && body !== null;
    const answered = {
      is: "answered" as const,
      status,
      headers,
      body: isRecord ? (body as Record<string, unknown>) : {},
    };
    return Array.isArray(body) ? { ...answered, list: body } : answered;
  } catch (error) {
    return { is: "silent", why: whyNot(error) };
  } finally {
    await dispatcher?.close();
  }
}

/** Why nothing answers there without the proxy; undefined when something does. */
export async function silentAt(url: string): Promise<string | undefined> {
  const dispatcher = new Agent();
  try {
    await fetch(url, { signal: AbortSignal.timeout(deadlineMs), redirect: "manual", dispatcher });
    return undefined;
  } catch (error) {
    return whyNot(error);
  } finally {
    await dispatcher.destroy();
  }
}
