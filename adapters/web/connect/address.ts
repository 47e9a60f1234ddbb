import type { IncomingMessage } from "node:http";

/**
 * The address from which somebody asks. Behind proxies of our own, so many as `trustProxy` says, the outermost of them
 * has written it into a header; whatever stands before that, anybody may have written.
 */
export function addressOf(
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
  trustProxy: number,
): string {
  const direct = socket.remoteAddress ?? "";
  if (trustProxy === 0) return direct;
  const passed = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((each) => each.trim());
  return passed.at(-trustProxy) || direct;
}
