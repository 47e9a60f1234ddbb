import { type Called, call } from "../commands/checks/call.ts";
import type { CheckInput } from "../commands/checks/check.ts";
import type { Draft } from "./draft.ts";
import type { Choice } from "./prompts.ts";

/** A list that a platform gives, or why it does not. */
export type Listed = { is: "listed"; choices: Choice<string>[] } | { is: "unlisted"; why: string };

/** A call through the same proxies as those of a desk. */
export function callFor(draft: Draft, url: string, authorization: string, method: "GET" | "POST"): Promise<Called> {
  const input = { config: draft.forCalls() } as CheckInput;
  return call(input, url, authorization, method);
}

export function unreachable(whom: string, why: string): string {
  return `${whom} can't be reached (${why}). Look at the network and at HTTPS_PROXY.`;
}
