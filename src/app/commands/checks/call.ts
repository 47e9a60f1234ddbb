import { fetch, ProxyAgent } from "undici";
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
  { config: { HTTPS_PROXY: proxy } }: CheckInput,
  url: string,
  authorization: string,
  method: "GET" | "POST" = "GET",
): Promise<Called> {
  const dispatcher = proxy ? new ProxyAgent(proxy) : undefined;
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
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return { is: "silent", why: cause?.code ?? name };
  } finally {
    await dispatcher?.close();
  }
}
