import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Books } from "../../src/practice/books.ts";
import type { PhoneText } from "../../src/practice/phone.ts";
import { startSandbox } from "../../src/practice/server.ts";
import { cleanEnv, program, readJson } from "./desk.ts";

/** Where a call stands: seen but not passed on, passed on, answered but not yet heard by the desk, heard. */
export type Moment = "asked" | "passed" | "answered" | "heard";

interface Trap {
  action: string;
  moment: Moment;
  /** What it returns is waited for, and then the call goes on. */
  spring: () => unknown;
}

interface Running {
  url: string;
  secretId: string;
  secretKey: string;
  end(): Promise<unknown>;
}

type Start = (file: string, port: number) => Promise<Running>;

const here: Start = async (file, port) => {
  const { close: end, ...keys } = await startSandbox({ file, port, textGapMs: 0 });
  return { ...keys, end };
};

/** In a process of its own, which can die. */
export const apart: Start = async (file, port) => {
  const args = ["sandbox", "--json", "--file", file, "--text-gap", "0", "--port", String(port)];
  const child = spawn(process.execPath, [program, ...args], { env: cleanEnv(), stdio: ["ignore", "pipe", 2] });
  const gone = once(child, "close");
  const [line] = await Promise.race([once(createInterface({ input: child.stdout! }), "line"), gone]);
  if (typeof line !== "string") throw new Error(`The practice Tencent ended with ${line}.`);
  const end = () => {
    child.kill("SIGKILL");
    return gone;
  };
  return { ...JSON.parse(line), end };
};

export type Tencent = Awaited<ReturnType<typeof startTencent>>;

/** The practice Tencent behind a wire that can do something at a moment of a call. */
export async function startTencent(folder: string, start = here) {
  const file = `${folder}/tencent.db`;
  let running = await start(file, 0);
  const port = Number(new URL(running.url).port);
  let traps: Trap[] = [];

  function reach(action: string, moment: Moment): Trap | undefined {
    const trap = traps.find((each) => each.action === action && each.moment === moment);
    traps = traps.filter((each) => each !== trap);
    return trap;
  }

  /** Whole requests and answers are small, so each comes in one piece over loopback. */
  const wire = createServer((desk: Socket) => {
    const tencent = connect(port, "127.0.0.1");
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

  wire.listen(0, "127.0.0.1");
  await once(wire, "listening");
  let back = Promise.resolve();

  async function restart(): Promise<void> {
    await running.end();
    running = await start(file, port);
  }

  /** Once more, should it crash just then. */
  async function look<T>(path: string): Promise<T> {
    const isBack = back;
    await isBack;
    return readJson<T>(running.url + path).catch((error) => {
      if (isBack === back) throw error;
      return look(path);
    });
  }

  return {
    /** For a desk that talks to it over the wire. */
    env: {
      TENCENTCLOUD_SECRET_ID: running.secretId,
      TENCENTCLOUD_SECRET_KEY: running.secretKey,
      TENCENT_PARTNER_URL: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    },
    at(action: string, moment: Moment, spring: () => unknown): void {
      traps.push({ action, moment, spring });
    },
    /** One that is `apart` dies as if the power went, and comes back on the same books; looks at them wait until it has. */
    crash(): void {
      back = restart();
    },
    books: () => look<Books>("/books"),
    phone: () => look<PhoneText[]>("/phone"),
    async close(): Promise<void> {
      await back;
      wire.close();
      await running.end();
    },
  };
}
