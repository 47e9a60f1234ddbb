import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { createLog } from "../../src/machine/log.ts";
import { asText } from "../../src/machine/log-text.ts";
import { newTrail, onTrail } from "../../src/machine/trail.ts";

const canary = "Kite#4242b";

test("what is named like a secret is not in the log, however it gets into a line, and codes of errors are", () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "frontdesk.log");
  const log = createLog("debug", { file });
  log.debug({ password: canary, credential: { secretKey: canary } }, "an object of ours");
  log.error({ error: { code: "ECONNRESET", requestBody: { text: canary } } }, "an error of a library");
  log.warn({ call: { headers: { Authorization: canary } }, token: canary, code: "taken" }, "a call");
  const written = readFileSync(file, "utf8");
  expect(written.trim().split("\n")).toHaveLength(3);
  expect(written).not.toContain(canary);
  for (const kept of ["ECONNRESET", "taken", "an object of ours", "[secret]"]) expect(written).toContain(kept);
});

describe("a line as text", () => {
  const written = (fields: object, words: string) =>
    asText(JSON.stringify({ level: 40, time: "2026-11-30T22:00:00.000Z", ...fields, msg: words }));

  test("tells when, how grave and what, and the rest as name=value", () => {
    expect(written({ api: "CreateAccount", is: "done", ms: 31, requestId: "8f-2" }, "Tencent was called")).toBe(
      "2026-11-30T22:00:00.000Z WARN  Tencent was called api=CreateAccount is=done ms=31 requestId=8f-2\n",
    );
  });

  test("stays one line and moves no cursor, whatever an error of a library says", () => {
    const line = written(
      { message: 'a "b"\nfake=1 \u001b[2J\u202e', "is=": "x", list: [1, "\n"] },
      "went\nwrong \u001b[31m",
    );
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    expect(line).toBe(
      '2026-11-30T22:00:00.000Z WARN  went\\u000awrong \\u001b[31m message="a \\"b\\"\\nfake=1 \\u001b[2J\\u202e" is==x list=[1,"\\n"]\n',
    );
  });

  test("is what the log writes where text is wanted, with no secret in it and with the id of its event", async () => {
    const folder = mkdtempSync(join(tmpdir(), "frontdesk-log-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "frontdesk.log");
    const log = createLog("info", { file, format: "text" });
    log.debug({}, "not wanted");
    const on = newTrail();
    await onTrail(on, async () => {
      await setImmediate();
      log.info({ password: canary }, "of an event");
    });
    log.info({}, "of none");
    const [first = "", second = "", ...more] = readFileSync(file, "utf8").trim().split("\n");
    expect(more).toEqual([]);
    expect(first.replace(/^\S+ /, "")).toBe(`INFO  of an event request=${on.id} password=[secret]`);
    expect(second.replace(/^\S+ /, "")).toBe("INFO  of none");
  });
});
