import { Dispatcher } from "undici";
import { expect, test } from "vitest";
import { post } from "../../src/tencent/post.ts";

/** An HTTP client that starts every request twice, as undici says it may after a failure in its pipeline. */
class Eager extends Dispatcher {
  starts: ("begun" | "stopped")[] = [];

  override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    for (const attempt of [0, 1]) {
      this.starts[attempt] = "begun";
      const abort = (reason: Error): void => {
        this.starts[attempt] = "stopped";
        handler.onResponseError?.(controller, reason);
      };
      const controller = { aborted: false, paused: false, reason: null, abort, pause() {}, resume() {} };
      handler.onRequestStart?.(controller, {});
      if (attempt === 0) expect(this.starts).toEqual(["begun"]);
    }
    return true;
  }
}

test("a request that was begun is never begun again, whatever the HTTP client would like", async () => {
  const client = new Eager();
  const outcome = await post(client, {
    url: new URL("http://127.0.0.1"),
    headers: {},
    body: Buffer.from("{}"),
    deadlineMs: 10_000,
    bodyCapBytes: 10,
    mayBegin: () => true,
  });
  expect(client.starts[1]).toBe("stopped");
  expect(outcome).toEqual({ is: "unknown", why: "reset" });
});
