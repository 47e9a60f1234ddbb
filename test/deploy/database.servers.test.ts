import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { execute, withPostgres } from "../postgres/database.ts";
import { findBinaries, startServer } from "../postgres/server.ts";
import { tempFolder } from "../process/desk.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { slackProcess } from "../slack/process.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { deploy } from "./files.ts";

withPostgres("the database of deploy/compose.yaml", () => {
  test("has a role for the desk that owns its database and no more, on which a desk works", async () => {
    const server = await startServer();
    onTestFinished(() => server.remove());
    const { hostname, port } = new URL(server.url);
    const address = (user: string, database: string) => `postgres://${user}@${hostname}:${port}/${database}`;
    const root = address("postgres", "postgres"); // as the image has it, where no other role is
    await execute(server.url, "create role postgres superuser login");
    await execute(root, "alter role frontdesk rename to builder");
    const secrets = tempFolder();
    writeFileSync(join(secrets, "DESK_DATABASE_PASSWORD"), "it's a \"password\" with '; drop role \\ signs\n");
    await promisify(execFile)("bash", [join(deploy, "postgres/desk-role.sh")], {
      env: {
        PATH: `${findBinaries()}:${process.env.PATH}`,
        SECRETS: secrets,
        PGHOST: hostname,
        PGPORT: port,
      },
    });
    const [role] = await execute(
      root,
      "select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolcanlogin, rolpassword ~ '^SCRAM-SHA-256' as sealed from pg_authid where rolname = 'frontdesk'",
    );
    const not = { rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false };
    expect(role).toEqual({ ...not, rolcanlogin: true, sealed: true });

    await execute(root, "create role stranger login");
    await expect(execute(address("stranger", "frontdesk"), "select 1")).rejects.toThrow(
      "permission denied for database",
    );
    await expect(execute(address("frontdesk", "postgres"), "select 1")).rejects.toThrow(
      "permission denied for database",
    );

    const slack = await startFakeSlack({ scopes: ourScopes });
    onTestFinished(() => slack.close());
    const desk = slackProcess(slack, "socket", { DATABASE_URL: address("frontdesk", "frontdesk") });
    await desk.start();
    expect((await fetch(new URL("/readyz", desk.url))).status).toBe(200);
    const tables = await execute(
      address("frontdesk", "frontdesk"),
      "select 1 from pg_tables where tableowner = 'frontdesk'",
    );
    expect(tables.length).toBeGreaterThan(10);
  });
});
