import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Refusing = Awaited<ReturnType<typeof startRefusing>>;

/** Stands before the practice Tencent and can refuse a call in its place, with a code that it would not give itself. */
export async function startRefusing(to: string) {
  let next: { action: string; code: string; calls: number } | undefined;

  /** The body is signed for the host that was asked, so it goes on as it came. */
  function pass(request: IncomingMessage, body: Buffer, response: http.ServerResponse): void {
    const { method, url, headers } = request;
    const onward = http.request(new URL(url ?? "/", to), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    onward.end(body);
  }

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const inCloud = request.headers["x-tc-action"];
    const action = inCloud ?? new URL(request.url ?? "/", to).pathname.split("/").at(-1);
    if (next && next.action === action) next.calls -= 1;
    const due = next?.calls === 0 ? next : undefined;
    if (!due) return pass(request, Buffer.concat(chunks), response);
    const { code } = due;
    next = undefined;
    const refusal = inCloud
      ? { Response: { Error: { Code: code, Message: "Refused." }, RequestId: "r-refused" } }
      : { ActionStatus: "FAIL", ErrorCode: Number(code), ErrorInfo: "Refused." };
    response.end(JSON.stringify(refusal));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The next call of this action, or a later one, is refused with this code; once. */
    refuse(action: string, code: string, calls = 1): void {
      next = { action, code, calls };
    },
    hasRefused: () => next === undefined,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
