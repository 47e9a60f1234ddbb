import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { usualPort } from "../../src/app/web/web.ts";
import { run, tempFolder } from "../process/desk.ts";
import { copied, saidIn, stages, startOf } from "./image.ts";
import { isSetting } from "./settings.ts";

const { build, image } = stages();
const only = (word: string) => {
  const said = saidIn(image, word);
  expect(said, word).toHaveLength(1);
  return said[0]!;
};
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  files: string[];
  scripts: Record<string, string>;
};
const programs = ["dist/program", "dist/adapters/web/browser", "dist/adapters/web/playground/browser"];

describe("the image", () => {
  test("is built from one Node, named by its patch version, of those that the tests run on", () => {
    expect(saidIn([...build, ...image], "FROM").map((said) => said.replace(/ AS .+/, ""))).toEqual([
      "${NODE_IMAGE}",
      "${NODE_IMAGE}",
    ]);
    const [, major] = /^NODE_IMAGE=node:(\d+)\.\d+\.\d+-\w+-slim$/.exec(saidIn(build, "ARG")[0]!)!;
    expect(major).toBe(readFileSync(".nvmrc", "utf8").trim());
  });

  test("holds what the package holds to run, at paths that are there", () => {
    const parts = copied(image);
    for (const { from } of parts) expect(existsSync(from), from).toBe(true);
    const there = parts.map(({ from }) => from);
    expect(there).toEqual(
      expect.arrayContaining(["package.json", "frontdesk.mjs", "LICENSE", "node_modules", ...programs]),
    );
    expect(manifest.files).toEqual(expect.arrayContaining(programs));
    for (const { from, to } of parts) expect(to).toBe(`/opt/frontdesk/${from}`);
  });

  test("runs scripts that package.json has", () => {
    const named = saidIn(build, "RUN").flatMap((said) =>
      [...said.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!),
    );
    expect(named).toEqual(["build"]);
    expect(manifest.scripts).toHaveProperty("build");
  });

  test("is started by the program itself, which may be executed", async () => {
    const [node, ...rest] = startOf(image);
    const link = rest.find((word) => word.startsWith("/"))!;
    expect([node, rest.at(-1)]).toEqual(["node", "start"]);
    expect(only("RUN")).toContain(`ln -s /opt/frontdesk/frontdesk.mjs ${link}`);
    expect(statSync("frontdesk.mjs").mode & 0o111).toBe(0o111);
    expect(readFileSync("frontdesk.mjs", "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    const [, health] = / CMD (\[.+\])$/.exec(only("HEALTHCHECK"))!;
    const [name, command] = JSON.parse(health!) as [string, string];
    expect(link.endsWith(`/${name}`)).toBe(true);
    const { stdout } = await run(tempFolder(), ["--help"]);
    expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  test("ends by the signal that the desk hears, as nobody's root, and writes one folder", () => {
    expect(only("STOPSIGNAL")).toBe("SIGTERM");
    const [, uid] = /^(\d+):\d+$/.exec(only("USER"))!;
    expect(Number(uid)).toBeGreaterThan(0);
    const volume = only("VOLUME");
    expect(volume).toBe(`${only("WORKDIR")}/data`); // where DATABASE_URL lies when nothing is set
    expect(only("RUN")).toContain(`chown ${only("USER")} ${volume}`);
    expect(readFileSync(".env.example", "utf8")).toContain("default sqlite:data/frontdesk.db");
  });

  test("names only settings, and the port that is usual", () => {
    for (const said of saidIn(image, "ENV")) expect(isSetting(said.split("=")[0]!), said).toBe(true);
    expect(only("EXPOSE")).toBe(String(usualPort));
  });
});

describe(".dockerignore", () => {
  const lines = readFileSync(".dockerignore", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const allowed = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));

  test("hides everything but what is named, and every .env", () => {
    expect(lines[0]).toBe("*");
    expect(lines.at(-1)).toBe("**/.env");
    for (const path of allowed) expect(existsSync(path), path).toBe(true);
  });

  test("lets all through from which the program is built", () => {
    const folder = tempFolder();
    for (const path of allowed) expect(spawnSync("cp", ["-R", "--parents", path, folder]).status, path).toBe(0);
    expect(spawnSync("ln", ["-s", `${process.cwd()}/node_modules`, folder]).status).toBe(0);
    const { status, stderr, stdout } = spawnSync("npm", ["run", "-s", "build"], { cwd: folder, encoding: "utf8" });
    expect({ status, says: stdout + stderr }).toEqual({ status: 0, says: "" });
    for (const path of programs) expect(existsSync(`${folder}/${path}`), path).toBe(true);
  });
});
