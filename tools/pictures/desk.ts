import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A desk that practises in a folder of its own, until it is stopped. */
export async function startDesk(): Promise<{ url: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-pictures-"));
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [resolve("frontdesk.mjs"), "start", "--page"], {
    cwd: folder,
    env: { PATH, HOME: folder, PORT: "0", DESK_NAME: "Example Cloud" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((done) => child.once("close", done));
  let said = "";
  const url = await new Promise<string>((found, lost) => {
    child.stderr.on("data", (chunk: Buffer) => {
      said += String(chunk);
      const [, at] = /in your browser: (\S+)\/ /.exec(said) ?? [];
      if (at) found(at);
    });
    void ended.then(() => lost(new Error(`The desk ended:\n${said}`)));
  });
  return {
    url,
    stop() {
      child.kill("SIGTERM");
      void ended.then(() => rmSync(folder, { recursive: true, force: true }));
    },
  };
}
