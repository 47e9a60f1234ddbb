import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { execute, withPostgres } from "../postgres/database.ts";
import { findBinaries, startServer } from "../postgres/server.ts";
import { tempFolder } from "../process/desk.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { slackProcess } from "../slack/process.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { compose, deploy, settingsIn, textOf } from "./files.ts";

const run = promisify(execFile);

withPostgres("the first start of deploy/compose.yaml, without an engine", () => {
  test("hands out secrets, makes a role that owns its database and no more, and starts a desk with what stands there", async () => {
    const slack = await startFakeSlack({ scopes: ourScopes });
    onTestFinished(() => slack.close());
    const [given, secrets] = [join(tempFolder(), "given"), join(tempFolder(), "secrets")];
    mkdirSync(given);
    writeFileSync(join(given, "SLACK_BOT_TOKEN"), `${slack.botToken}\n`);
    writeFileSync(join(given, "SLACK_APP_TOKEN"), `${slack.appToken}\n`);
    writeFileSync(join(given, "DESK_DATABASE_PASSWORD"), 'it\'s a "password" @/#?%: \\ 密码\n');
    const mine = `${process.getuid!()}:${process.getgid!()}`;
    const owners = { DESK_USER: mine, POSTGRES_USER_ID: mine, GRAFANA_USER: mine };
    await run("bash", [join(deploy, "secrets/hand-out.sh")], {
      env: { PATH: process.env.PATH, GIVEN: given, SECRETS: secrets, ...owners },
    });

    const server = await startServer();
    onTestFinished(() => server.remove());
    const { host, hostname, port } = new URL(server.url);
    const address = (user: string, database: string) => `postgres://${user}@${host}/${database}`;
    const root = address("postgres", "postgres"); // as the image has it, where no other role is
    await execute(server.url, "create role postgres superuser login");
    await execute(root, "alter role frontdesk rename to builder");
    const rules = join(server.data, "pg_hba.conf");
    writeFileSync(rules, `host all frontdesk 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, "utf8")}`);
    await execute(root, "select pg_reload_conf()");
    await run("bash", [join(deploy, "postgres/desk-role.sh")], {
      env: {
        PATH: `${findBinaries()}:${process.env.PATH}`,
        SECRETS: join(secrets, "database"),
        PGHOST: hostname,
        PGPORT: port,
      },
    });
    const not = { rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false };
    expect(
      await execute(root, `select ${Object.keys(not)}, rolcanlogin from pg_roles where rolname = 'frontdesk'`),
    ).toEqual([{ ...not, rolcanlogin: true }]);
    await execute(root, "create role stranger login");
    await expect(execute(address("stranger", "frontdesk"), "select 1")).rejects.toThrow(
      "permission denied for database",
    );

    const file = join(secrets, "desk/DATABASE_URL");
    const url = readFileSync(file, "utf8").trim();
    expect(url).toMatch(/^postgres:\/\/frontdesk:[\w.~%-]+@database\/frontdesk$/);
    const reached = url.replace("@database/", `@${host}/`);
    await expect(execute(reached.replace(/frontdesk$/, "postgres"), "select 1")).rejects.toThrow("permission denied");
    await expect(execute(reached.replace("%", "%25"), "select 1")).rejects.toThrow("password authentication failed");
    writeFileSync(file, reached);
    const settings = [
      ...Object.entries(compose.services.desk!.environment!),
      ...settingsIn(textOf("desk.env.example")).flatMap(({ name, value, isOn }) => (isOn ? [[name, value]] : [])),
    ].map(([name, value]) => [name, value!.replace(/^\/run\/secrets\//, join(secrets, "desk/"))]);
    const desk = slackProcess(slack, "socket", {
      ...Object.fromEntries(settings),
      HOST: "127.0.0.1",
      PORT: "0",
      SLACK_BOT_TOKEN: "",
      SLACK_APP_TOKEN: "",
    });
    await desk.start();
    expect((await fetch(new URL("/readyz", desk.url))).status, desk.stderr()).toBe(200);
    const tables = await execute(
      root.replace(/postgres$/, "frontdesk"),
      "select 1 from pg_tables where tableowner = 'frontdesk'",
    );
    expect(tables.length).toBeGreaterThan(10);
  });
});
