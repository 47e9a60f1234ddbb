import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Books } from "../../src/practice/books.ts";
import type { PhoneText } from "../../src/practice/phone.ts";
import { cleanEnv, program, readJson } from "./desk.ts";

/** Where a call stands: seen but not passed on, passed on, answered but not yet heard by the desk, heard. */
export type Moment = "asked" | "passed" | "answered" | "heard";

interface Trap {
  action: string;
  moment: Moment;
  /** What it returns is waited for, and then the call goes on. */
  spring: () => unknown;
}

export type Tencent = Awaited<ReturnType<typeof startTencent>>;

/** The practice Tencent in a process of its own, behind a wire that can do something at a moment of a call. */
export async function startTencent(folder: string) {
  const args = ["sandbox", "--json", "--file", `${folder}/tencent.db`, "--text-gap", "0"];
  let child: ChildProcess;
  let keys = { url: "", secretId: "", secretKey: "" };
  let traps: Trap[] = [];

  /** On the port it had before, if it had one. */
  async function start(): Promise<void> {
    const port = keys.url ? new URL(keys.url).port : "0";
    child = spawn(process.execPath, [program, ...args, "--port", port], {
      env: cleanEnv(),
      stdio: ["ignore", "pipe", 2],
    });
    const [line] = await Promise.race([once(createInterface({ input: child.stdout! }), "line"), once(child, "close")]);
    if (typeof line !== "string") throw new Error(`The practice Tencent ended with ${line}.`);
    keys = JSON.parse(line);
  }

  function reach(action: string, moment: Moment): Trap | undefined {
    const trap = traps.find((each) => each.action === action && each.moment === moment);
    traps = traps.filter((each) => each !== trap);
    return trap;
  }

  /** Whole requests and answers are small, so each comes in one piece over loopback. */
  const wire = createServer((desk: Socket) => {
    const tencent = connect(Number(new URL(keys.url).port), "127.0.0.1");
    let action = "";
    let held: Promise<unknown> | undefined;
    for (const [socket, other] of [
      [desk, tencent],
      [tencent, desk],
    ] as const) {
      socket
        .on("error", () => {})
        .on("close", () => {
          if (held) void held.then(() => other.end());
          else other.destroy();
        });
    }
    desk.on("data", (chunk) => {
      action = /x-tc-action: (\w+)/i.exec(chunk.toString("latin1"))?.[1] ?? action;
      const pass = () => {
        tencent.write(chunk);
        reach(action, "passed")?.spring();
      };
      const asked = reach(action, "asked");
      if (!asked) return pass();
      const end = asked.spring();
      if (end instanceof Promise) void end.then(pass);
      else tencent.destroy();
    });
    tencent.on("data", (chunk) => {
      const pass = () => {
        desk.write(chunk);
        reach(action, "heard")?.spring();
      };
      const answered = reach(action, "answered");
      if (!answered) return pass();
      const end = answered.spring();
      if (end instanceof Promise) held = end.then(pass);
    });
  });

  await start();
  wire.listen(0, "127.0.0.1");
  await once(wire, "listening");
  const { port } = wire.address() as AddressInfo;
  let back = Promise.resolve();

  async function restart(): Promise<void> {
    child.kill("SIGKILL");
    await once(child, "close");
    await start();
  }

  /** Once more, should it crash just then. */
  async function look<T>(path: string): Promise<T> {
    const isBack = back;
    await isBack;
    return readJson<T>(keys.url + path).catch((error) => {
      if (isBack === back) throw error;
      return look(path);
    });
  }

  return {
    /** For a desk that talks to it over the wire. */
    env: {
      TENCENTCLOUD_SECRET_ID: keys.secretId,
      TENCENTCLOUD_SECRET_KEY: keys.secretKey,
      TENCENT_PARTNER_URL: `http://127.0.0.1:${port}`,
    },
    at(action: string, moment: Moment, spring: () => unknown): void {
      traps.push({ action, moment, spring });
    },
    /** Dies as if the power went, and comes back on the same books; looks at them wait until it has. */
    crash(): void {
      back = restart();
    },
    books: () => look<Books>("/books"),
    phone: () => look<PhoneText[]>("/phone"),
    async close(): Promise<void> {
      await back;
      wire.close();
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}
