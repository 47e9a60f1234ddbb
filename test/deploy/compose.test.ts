import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { tempFolder, version } from "../process/desk.ts";
import { compose, deploy, type Service, textOf } from "./files.ts";

const run = promisify(execFile);
const services = Object.entries(compose.services);

describe.each(services)("%s", (name, service) => {
  test("is hardened, limited and kept from filling the disk", () => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.pids_limit).toBeGreaterThan(0);
    expect(Object.keys(service.logging!.options)).toEqual(["max-size", "max-file"]);
    expect(service.restart).toBe(name === "secrets" ? "no" : "unless-stopped");
  });

  test("has an image at a version, and no latest of anything", () => {
    expect(service.image).toMatch(/:v?\d+\.\d+(\.\d+)?(-\w+)?$/);
  });

  test("mounts only what is there", () => {
    for (const volume of service.volumes ?? []) {
      const [from] = volume.split(":") as [string];
      if (from.startsWith(".")) expect(existsSync(join(deploy, from)), volume).toBe(true);
      else expect(compose.volumes, volume).toHaveProperty(from);
      if (from.startsWith(".")) expect(volume, "only to read").toMatch(/:ro$/);
    }
  });

  test("is reached only where it is meant to be", () => {
    for (const port of service.ports ?? []) if (name !== "proxy") expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty(network);
    expect(service.networks ?? service.network_mode).toBeDefined();
  });

  test("waits for services that are there, and has no secret in its environment", () => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services, other).toHaveProperty(other);
      const ready = other === "secrets" ? "service_completed_successfully" : "service_healthy";
      expect(condition).toBe(ready);
    }
    for (const [key, value] of Object.entries(service.environment ?? {}))
      if (/PASSWORD|TOKEN|SECRET|KEY|DATABASE_URL/.test(key))
        expect([key, value].join("=")).toMatch(/FILE=\/run\/secrets\//);
  });
});

const { desk, database, proxy } = compose.services as Record<string, Service>;

test("the desk is this version, built from the tree, and has longer to end than it takes", () => {
  expect(desk!.image).toBe(`frontdesk:${version}`);
  expect(existsSync(join(deploy, desk!.build!.context))).toBe(true);
  const readme = readFileSync(join(deploy, "../README.md"), "utf8");
  const [, takes] = /finishes its work within (\d+) seconds/.exec(readme)!;
  expect(Number.parseInt(desk!.stop_grace_period!, 10)).toBeGreaterThan(Number(takes));
});

test("the desk's folder and its user are those of the image", () => {
  const image = readFileSync(join(deploy, "../Dockerfile"), "utf8");
  const [, user] = /^USER (\d+:\d+)$/m.exec(image)!;
  const [, folder] = /^VOLUME (\S+)$/m.exec(image)!;
  expect(textOf("secrets/hand-out.sh")).toContain(`desk_user=\${DESK_USER:-${user}}`);
  expect(desk!.volumes).toContain(`desk-data:${folder}`);
  expect(textOf("kubernetes/deployment.yaml")).toContain(`mountPath: ${folder} }`);
  expect(textOf("kubernetes/deployment.yaml")).toContain(`runAsUser: ${user!.split(":")[0]}\n`);
  expect(image, "what the proxy waits for").toContain("HEALTHCHECK");
});

test("only the desk reaches the database, and only the desk and the proxy share a network with a way in", () => {
  const on = (network: string) =>
    services.filter(([, { networks = [] }]) => networks.includes(network)).map(([name]) => name);
  expect(database!.networks).toEqual(["store"]);
  expect(on("store")).toEqual(["desk", "database"]);
  expect(on("front")).toEqual(["desk", "proxy"]);
  expect(on("scrape")).toEqual(["desk", "prometheus"]);
  expect(on("out")).toEqual(["desk"]);
  expect([compose.networks.store, compose.networks.scrape]).toEqual([{ internal: true }, { internal: true }]);
  expect(proxy!.profiles, "nothing is public unless somebody asks for it").toEqual(["public"]);
});

test("no service sees the secrets of another", () => {
  const secrets = (service: Service) => (service.volumes ?? []).filter((volume) => /^[a-z]+-secrets:/.test(volume));
  const seen = services.flatMap(([name, service]) => secrets(service).map((volume) => [name, volume.split(":")[0]]));
  expect(seen.filter(([name]) => name !== "secrets")).toEqual([
    ["desk", "desk-secrets"],
    ["database", "database-secrets"],
    ["grafana", "grafana-secrets"],
  ]);
});

describe("the secrets that are handed out", () => {
  const mine = `${process.getuid!()}:${process.getgid!()}`;
  const places = () => {
    const folder = tempFolder();
    const [given, secrets] = [join(folder, "given"), join(folder, "secrets")];
    mkdirSync(given);
    return { given, secrets, folder };
  };
  const handOut = ({ given, secrets }: { given: string; secrets: string }) =>
    run("bash", [join(deploy, "secrets/hand-out.sh")], {
      env: {
        PATH: process.env.PATH,
        GIVEN: given,
        SECRETS: secrets,
        DESK_USER: mine,
        POSTGRES_USER_ID: mine,
        GRAFANA_USER: mine,
      },
    });
  const all = (folder: string): Record<string, string> =>
    Object.fromEntries(
      ["desk", "database", "grafana"].flatMap((name) =>
        readdirSync(join(folder, name)).map((file) => [
          `${name}/${file}`,
          readFileSync(join(folder, name, file), "utf8").trim(),
        ]),
      ),
    );

  test("are made once, and stay the same at each start", async () => {
    const where = places();
    await handOut(where);
    const first = all(where.secrets);
    expect(Object.keys(first).toSorted()).toEqual([
      "database/DESK_DATABASE_PASSWORD",
      "database/POSTGRES_PASSWORD",
      "desk/DATABASE_URL",
      "desk/FRONTDESK_KEY",
      "grafana/GRAFANA_PASSWORD",
    ]);
    for (const [name, value] of Object.entries(first))
      if (!name.endsWith("URL")) expect(value, name).toMatch(/^[\w-]{43}$/);
    expect(new Set(Object.values(first)).size).toBe(5);
    expect(new URL(first["desk/DATABASE_URL"]!).password).toBe(first["database/DESK_DATABASE_PASSWORD"]);
    await handOut(where);
    expect(all(where.secrets)).toEqual(first);
    for (const name of Object.keys(first)) expect(statSync(join(where.secrets, name)).mode & 0o077, name).toBe(0);
  });

  test("are the operator's where given, and go when those are taken away", async () => {
    const where = places();
    writeFileSync(join(where.given, "SLACK_BOT_TOKEN"), "xoxb-1\n");
    writeFileSync(join(where.given, "DATABASE_URL"), "postgres://elsewhere/frontdesk\n");
    writeFileSync(join(where.given, "FRONTDESK_KEY"), "a key of the operator's own\n");
    await handOut(where);
    expect(all(where.secrets)).toMatchObject({
      "desk/SLACK_BOT_TOKEN": "xoxb-1",
      "desk/DATABASE_URL": "postgres://elsewhere/frontdesk",
      "desk/FRONTDESK_KEY": "a key of the operator's own",
    });
    execFileSync("rm", [join(where.given, "SLACK_BOT_TOKEN"), join(where.given, "FRONTDESK_KEY")]);
    await handOut(where);
    const later = all(where.secrets);
    expect(later).not.toHaveProperty("desk/SLACK_BOT_TOKEN");
    expect(later["desk/FRONTDESK_KEY"], "what seals the records is never made anew").toBe(
      "a key of the operator's own",
    );
  });

  test("include no file by mistake", async () => {
    const where = places();
    writeFileSync(join(where.given, "slack-token.txt"), "xoxb-1");
    await expect(handOut(where)).rejects.toThrow("a secret's file has the name of its setting");
  });
});

test("the role's script is one that PostgreSQL's image starts, and doesn't read into its own", () => {
  expect(statSync(join(deploy, "postgres/desk-role.sh")).mode & 0o111).toBe(0o111);
  expect(database!.volumes).toContain("./postgres/desk-role.sh:/docker-entrypoint-initdb.d/desk-role.sh:ro");
});

test("no secret of an operator gets into the image or into Git", () => {
  const ignored = readFileSync(join(deploy, "../.dockerignore"), "utf8").split("\n");
  expect(ignored, "nothing but what is named").toContain("*");
  expect(ignored.filter((line) => line.startsWith("!deploy"))).toEqual([]);
  const operators = ["deploy/secrets/SLACK_BOT_TOKEN", "deploy/desk.env", "deploy/.env"];
  const git = spawnSync("git", ["check-ignore", ...operators], { cwd: join(deploy, ".."), encoding: "utf8" });
  if (git.status !== 128) expect(git.stdout.trim().split("\n")).toEqual(operators); // 128 where this is no clone
});

test("the proxy's file is the one that is tried, and names the desk's port", () => {
  expect(proxy!.volumes![0]).toMatch(/^\.\/proxy\/Caddyfile:/);
  expect(proxy!.environment!.DESK).toBe(`desk:${desk!.environment!.PORT}`);
  expect(textOf("proxy/Caddyfile")).toContain(`{$DESK:${proxy!.environment!.DESK}}`);
});
