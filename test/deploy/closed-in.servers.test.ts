import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { behind } from "../door.ts";
import { freePort } from "../postgres/server.ts";
import { cleanEnv, tempFolder } from "../process/desk.ts";
import { isRoot, nobody } from "../process/tree.ts";
import { copied, stages, startOf } from "./image.ts";

/** A whole machine that can only be read but for one folder, and a user with no right. The command is its first process. */
const closeIn = `
mount --make-rprivate /
for each in $(awk '$4 ~ /(^|,)rw(,|$)/ && $3 !~ /^(proc|sysfs|devpts|cgroup.*|mqueue)$/ { print $2 }' /proc/self/mounts); do
  mount -o remount,bind,ro "$each" 2>/dev/null || true
done
mount --bind "$ROOT" "$ROOT"
mount -o remount,bind,ro "$ROOT"
mount -t tmpfs -o mode=700,uid=${nobody} tmpfs "$WRITABLE"
cd "$(dirname "$WRITABLE")"
exec setpriv --reuid ${nobody} --regid ${nobody} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
`;

/** Starts a command so, waits until it listens, asks it how it is, and ends it. */
async function live(root: string, writable: string, command: string[], health: string[], env: Record<string, string>) {
  const closed = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-ec", closeIn, "sh"];
  const settings = cleanEnv({ ...env, PORT: String(await freePort()), ROOT: root, WRITABLE: writable });
  const child = spawn("unshare", [...closed, ...command], { env: settings, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  let said = "";
  await new Promise<void>((heard, lost) => {
    child.stderr.on("data", (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes("Practice is open in your browser")) heard();
    });
    child.once("exit", () => lost(new Error(`It ended:\n${said}`)));
  });
  const [pid] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ");
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const asked = spawnSync("nsenter", ["-t", pid!, "-m", "-p", "-w", ...health], { env: settings, encoding: "utf8" });
  const tried = spawnSync("nsenter", ["-t", pid!, "-m", "touch", join(root, "strange")], { encoding: "utf8" });
  process.kill(Number(pid), "SIGTERM");
  return { status, asked, tried, said, exit: await ended };
}

describe.runIf(isRoot)("as the first process, as a user without rights, on a disk that can only be read", () => {
  const expectation = ({ status, asked, tried, exit }: Awaited<ReturnType<typeof live>>) => {
    expect(status).toMatch(/^NSpid:\t\d+\t1$/m);
    expect(status).toMatch(new RegExp(`^Uid:\\t${nobody}\\t`, "m"));
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(tried.stderr).toContain("Read-only file system");
    expect({ code: asked.status, says: asked.stdout }).toEqual({ code: 0, says: expect.stringMatching(/^ok \d/) });
    expect(exit).toEqual([0, null]);
  };

  test("the image's command talks, says that it is well, and ends by SIGTERM", async () => {
    const { image } = stages();
    const root = tempFolder();
    chmodSync(root, 0o755);
    for (const { from, to } of copied(image).filter((each) => each.from !== "node_modules")) {
      mkdirSync(dirname(join(root, to)), { recursive: true });
      cpSync(from, join(root, to), { recursive: true });
    }
    symlinkSync(resolve("node_modules"), join(root, "opt/frontdesk/node_modules"));
    mkdirSync(join(root, "bin"));
    mkdirSync(join(root, "frontdesk/data"), { recursive: true });
    const [node, ...words] = startOf(image);
    expect(node).toBe("node");
    const link = words.find((word) => word.startsWith("/"))!;
    const program = join(root, "bin", basename(link));
    symlinkSync("../opt/frontdesk/frontdesk.mjs", program);
    const command = [process.execPath, ...words.map((word) => (word === link ? program : word)), "--page"];
    expectation(await live(root, join(root, "frontdesk/data"), command, [program, "health"], {}));
  });

  test("the unit's ExecStart does, with a secret that systemd hands on", async () => {
    const unit = readFileSync("deploy/systemd/frontdesk.service", "utf8");
    const [, start] = /^ExecStart=(.*)$/m.exec(unit)!;
    const installed = await behind(inject("packageDoor"));
    const root = tempFolder();
    chmodSync(root, 0o755);
    mkdirSync(join(root, "state/data"), { recursive: true });
    const key = join(root, "FRONTDESK_KEY");
    writeFileSync(key, "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P\n", { mode: 0o400 });
    chownSync(key, nobody, nobody);
    const command = start!.replace("/usr/bin/node", process.execPath).replace("/opt/frontdesk", installed).split(" ");
    const program = command.find((word) => word.includes("/.bin/"))!;
    const env = { FRONTDESK_KEY_FILE: key };
    expectation(
      await live(root, join(root, "state/data"), [...command, "--page"], [process.execPath, program, "health"], env),
    );
  });
});
