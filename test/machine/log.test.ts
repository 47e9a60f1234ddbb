import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLog } from "../../src/machine/log.ts";

const canary = "Kite#4242b";

test("what is named like a secret is not in the log, however it gets into a line, and codes of errors are", () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "frontdesk.log");
  const log = createLog("debug", file);
  log.debug({ password: canary, credential: { secretKey: canary } }, "an object of ours");
  log.error({ error: { code: "ECONNRESET", requestBody: { text: canary } } }, "an error of a library");
  log.warn({ call: { headers: { Authorization: canary } }, token: canary, code: "taken" }, "a call");
  const written = readFileSync(file, "utf8");
  expect(written.trim().split("\n")).toHaveLength(3);
  expect(written).not.toContain(canary);
  for (const kept of ["ECONNRESET", "taken", "an object of ours", "[secret]"]) expect(written).toContain(kept);
});
