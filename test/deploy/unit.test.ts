import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exitCodes } from "../../src/machine/start-error.ts";
import { tempFolder } from "../process/desk.ts";
import { isSetting } from "./settings.ts";

const text = readFileSync("deploy/systemd/frontdesk.service", "utf8");
const said = (name: string) => [...text.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value]) => value!);
const hasAnalyze = spawnSync("systemd-analyze", ["--version"]).status === 0;

/** Somewhat below what systemd calls OK. What is left is the network, and that Node compiles. */
const exposed = 2;

describe.skipIf(!hasAnalyze)("the unit, as systemd-analyze reads it", () => {
  test("has no mistake", () => {
    const file = join(tempFolder(), "frontdesk.service");
    writeFileSync(file, text.replace("/usr/bin/node", process.execPath)); // wherever Node is on this machine
    const { status, stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
    expect({ status, stderr: stderr.split("\n").filter((line) => line.includes("frontdesk")) }).toEqual({
      status: 0,
      stderr: [],
    });
  });

  test("exposes little", () => {
    const args = ["security", "--offline=true", "--no-pager", "deploy/systemd/frontdesk.service"];
    const { stdout } = spawnSync("systemd-analyze", args, { encoding: "utf8" });
    const [, exposure] = /Overall exposure level for frontdesk\.service: ([\d.]+)/.exec(stdout) ?? [];
    expect(Number(exposure), stdout).toBeLessThanOrEqual(exposed);
  });
});

describe("the unit", () => {
  test("starts the program as npm installs it, and doesn't start it again after what only an operator mends", () => {
    const [start] = said("ExecStart");
    const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { bin: Record<string, string> };
    const [, command] = /\/node_modules\/\.bin\/(\w+) start$/.exec(start!)!;
    expect(manifest.bin).toHaveProperty(command!);
    expect(said("RestartPreventExitStatus")).toEqual([String(exitCodes.mend)]);
  });

  test("leaves a desk the time that it takes to end", () => {
    const [, longest] = /const longestMs = ([\d_]+);/.exec(readFileSync("src/app/shut-down.ts", "utf8"))!;
    expect(Number(said("TimeoutStopSec")[0]) * 1_000).toBeGreaterThan(Number(longest!.replace("_", "")));
  });

  test("names only settings, and hands on each secret that it names", () => {
    const loaded = said("LoadCredential").map((value) => value.split(":")[0]!);
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((name) => !isSetting(name))).toEqual([]);
    expect(said("Environment")).toEqual(loaded.map((name) => `${name}_FILE=%d/${name}`));
  });

  test("works in the folder that it may write", () => {
    expect(said("WorkingDirectory")).toEqual(said("StateDirectory").map((name) => `/var/lib/${name}`));
    expect(said("ProtectSystem")).toEqual(["strict"]);
  });
});
