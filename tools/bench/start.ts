import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Starts a Node process with no more of the environment than is given. Resolves with what it has said on stderr, once
 * that shows that it is there. Rejects if it ends before.
 */
export async function start(
  args: string[],
  env: Record<string, string>,
  cwd: string,
  isThere: (said: string) => boolean,
): Promise<{ child: ChildProcess; said: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const stdio: ["ignore", "ignore", "pipe"] = ["ignore", "ignore", "pipe"];
  const child = spawn(process.execPath, args, { cwd, env: { PATH, HOME, ...env }, stdio });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  const end = once(child, "close").then(() => {
    throw new Error(`It ended before it was measured:\n${said}`);
  });
  end.catch(() => {}); // after that it may end
  while (!isThere(said)) await Promise.race([end, once(child.stderr, "data")]);
  return { child, said };
}
