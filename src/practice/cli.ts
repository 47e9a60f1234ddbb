#!/usr/bin/env node
import { parseArgs } from "node:util";
import { commandLine } from "../machine/command-line.ts";
import { exitCodes, StartError } from "../machine/start-error.ts";
import type { SandboxOptions } from "./options.ts";
import { startSandbox } from "./server.ts";

const usage = commandLine(
  "sandbox",
  "[--port 4500] [--file data/sandbox.db] [--profile current|2024] [--text-gap 60] [--json]",
);

async function main(): Promise<void> {
  const { options, json } = read();
  const sandbox = await startSandbox(options);
  let isClosing = false; // npm passes on a signal that the whole process group has got already
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
    process.on(signal, () => {
      if (isClosing) return;
      isClosing = true;
      void sandbox.close();
    });

  const { url, secretId, secretKey, lcic, chat } = sandbox;
  if (json) {
    console.log(JSON.stringify({ url, secretId, secretKey, lcic, chat }));
    return;
  }
  sandbox.onText(({ to, text }) => console.log(`\n  To ${to}\n  ${text}`));
  console.log(`A practice Tencent. It opens no real account and texts no real phone.

  address     ${url}
  secret id   ${secretId}
  secret key  ${secretKey}
  classroom   application ${lcic.sdkAppId}
  chat        application ${chat.sdkAppId}, key ${chat.secretKey}, administrator ${chat.identifier}
  books       ${options.file} (a restart goes on where it was), also at ${url}/books
  phone       the texts appear below, also at ${url}/phone

A mail such as timeout.after@example.com or a number that ends in 00001 asks for something special:
all of them are listed in src/practice/README.md. Ctrl-C stops.`);
}

function read(): { options: SandboxOptions & { file: string }; json: boolean } {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      file: { type: "string", default: "data/sandbox.db" },
      profile: { type: "string", default: "current" },
      "text-gap": { type: "string", default: "60" },
      json: { type: "boolean", default: false },
    },
  });
  const { port, file, profile, json, "text-gap": gap } = values;
  if (profile !== "current" && profile !== "2024") throw new Error(`--profile is current or 2024, not "${profile}".`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`--port is a number up to 65535, not "${port}".`);
  if (!/^\d{1,5}$/.test(gap)) throw new Error(`--text-gap is a number of seconds, not "${gap}".`);
  return { options: { port: Number(port), file, profile, textGapMs: Number(gap) * 1000 }, json };
}

main().catch((error: unknown) => {
  const isOfFile = error instanceof StartError;
  console.error(`${error instanceof Error ? error.message : error}${isOfFile ? "" : `\n${usage}`}`);
  process.exitCode = exitCodes.mend;
});
