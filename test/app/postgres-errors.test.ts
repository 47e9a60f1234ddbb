import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/app/settings/config.ts";
import { inspectStores } from "../../src/app/stores.ts";
import { poll } from "../poll.ts";
import { execute, withPostgres } from "../postgres/database.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { selfSigned } from "../tencent/self-signed.ts";

const hba = `
local all all trust
host postgres frontdesk 127.0.0.1/32 trust
host all lowly 127.0.0.1/32 trust
hostssl all secure 127.0.0.1/32 trust
host all careful 127.0.0.1/32 scram-sha-256
host all few 127.0.0.1/32 trust
`;

withPostgres("a PostgreSQL that can't be used is told by its cause", () => {
  let server: Server;
  let port: string;
  let sockets: string;
  let silentPort: number;
  const silent = createServer((socket) => socket.on("error", () => {}).once("data", () => socket.end("N"))); // no TLS here

  beforeAll(async () => {
    sockets = mkdtempSync(join(tmpdir(), "frontdesk-sockets-"));
    chmodSync(sockets, 0o777); // the server is another user
    server = await startServer({ max_connections: 10, unix_socket_directories: sockets });
    ({ port } = new URL(server.url));
    const { uid, gid } = statSync(server.data);
    const put = (name: string, text: string) => {
      const file = join(server.data, name);
      writeFileSync(file, text, { mode: 0o600 });
      chownSync(file, uid, gid);
    };
    const { key, cert } = selfSigned();
    put("server.key", key);
    put("server.crt", cert);
    await execute(
      server.url,
      "create role lowly login; create role secure login; create role careful login password 'right'; create role few login connection limit 0; revoke create on schema public from public",
    );
    await execute(server.url, "alter system set ssl = on");
    put("pg_hba.conf", hba);
    await execute(server.url, "select pg_reload_conf()");
    const isOn = async () => (await execute<{ ssl: string }>(server.url, "show ssl"))[0]!.ssl === "on" || undefined;
    await poll("TLS", isOn);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    silentPort = (silent.address() as { port: number }).port;
  });
  afterAll(async () => {
    silent.close();
    await server.remove();
    rmSync(sockets, { recursive: true });
  });

  /** What is said of this address. */
  async function said(rest: string): Promise<string> {
    const env = {
      DATABASE_URL: `postgres://${rest}`,
      TENCENTCLOUD_SECRET_ID: "AKID1",
      TENCENTCLOUD_SECRET_KEY: "k",
      FRONTDESK_KEY: "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P",
      SMS_COUNTRIES: "HK",
    };
    try {
      const { place } = await inspectStores(readConfig(env));
      return `nothing of ${place}`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  describe("once it was asked", () => {
    test.each<[what: string, address: (at: string) => string, words: string[]]>([
      ["a wrong password", (at) => `careful:wrong@${at}/postgres`, ["password", "DATABASE_URL"]],
      ["no such user", (at) => `nobody:right@${at}/postgres`, ["nobody", "pg_hba.conf"]],
      ["a user without TLS", (at) => `secure@${at}/postgres`, ["TLS", "sslmode=verify-full"]],
      [
        "a certificate of nobody's",
        (at) => `secure@${at}/postgres?sslmode=verify-full`,
        ["certificate", "sslrootcert="],
      ],
      ["another database", (at) => `careful:right@${at}/nowhere`, ["nowhere does not exist", "createdb"]],
      ["no right to make tables", (at) => `lowly@${at}/postgres`, ["make tables", "own the database"]],
      ["no connection left", (at) => `few@${at}/postgres`, ["connections", "eleven"]],
      [
        "no root certificate",
        (at) => `secure@${at}/postgres?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`,
        ["/nowhere/ca.pem", "sslrootcert"],
      ],
    ])("%s", async (_, address, words) => {
      const sentence = await said(address(`127.0.0.1:${port}`));
      for (const word of words) expect(sentence).toContain(word);
      expect(sentence).not.toMatch(/hush|right@|wrong@|SQLite|can't be written/);
      if (!words.includes("password")) expect(sentence).not.toMatch(/password/);
    });

    test("a server without TLS", async () => {
      const sentence = await said(`secure@127.0.0.1:${silentPort}/postgres?sslmode=verify-full`);
      expect(sentence).toContain("has no TLS");
      expect(sentence).toContain("sslmode");
    });

    test("an unknown error is told with its code and the setting", async () => {
      await execute(server.url, "alter role lowly set default_transaction_read_only = on");
      const sentence = await said(`lowly@127.0.0.1:${port}/postgres`);
      await execute(server.url, "alter role lowly reset default_transaction_read_only");
      expect(sentence).toContain("25006");
      expect(sentence).toContain("DATABASE_URL");
    });
  });

  test("a host that nobody knows", async () => {
    expect(await said("bot:hush@db.invalid/frontdesk")).toMatch(
      /^postgres:\/\/db\.invalid\/frontdesk .*\bDATABASE_URL\b/,
    );
  });

  test.each<[string, (folder: string) => string]>([
    ["no host", (folder) => `/postgres?host=${folder}&port=${port}&user=frontdesk`],
    ["a user and no host", (folder) => `frontdesk@/postgres?host=${folder}&port=${port}`],
    ["an escaped folder", (folder) => `frontdesk@${encodeURIComponent(folder)}:${port}/postgres`],
  ])("a socket is found by an address with %s", async (_, address) => {
    expect(await said(address(sockets))).toBe(`nothing of postgres://${sockets}:${port}/postgres`);
  });

  test.each<[string, (at: { folder: string; tcp: string }) => string, RegExp]>([
    [
      "behind one that is down",
      ({ tcp }) => `frontdesk@127.0.0.1:1,${tcp}/postgres?target_session_attrs=read-write`,
      /:1,127/,
    ],
    ["behind an IPv6 address", ({ tcp }) => `frontdesk@[::1]:1,${tcp}/postgres`, /\[::1\]:1,127/],
    [
      "a socket",
      ({ folder }) => `frontdesk@127.0.0.1:1,${encodeURIComponent(folder)}:${port}/postgres`,
      /:1,\/.*frontdesk-sockets/,
    ],
    [
      "by parameters",
      ({ folder }) => `frontdesk@/postgres?host=127.0.0.1,${folder}&port=1,${port}`,
      /:1,\/.*frontdesk-sockets/,
    ],
    ["with one port for all", ({ folder }) => `frontdesk@/postgres?host=/nowhere,${folder}&port=${port}`, /\/nowhere:/],
  ])("of several hosts the one that serves is found: %s", async (_, address, place) => {
    const sentence = await said(address({ folder: sockets, tcp: `127.0.0.1:${port}` }));
    expect(sentence).toMatch(/^nothing of /);
    expect(sentence).toMatch(place);
  });

  test.each<[string, () => string, RegExp]>([
    [
      "are down",
      () => "bot:hush@127.0.0.1:1,127.0.0.1:2/postgres",
      /:1,127.0.0.1:2\/postgres can't be reached \(ECONNREFUSED\)/,
    ],
    [
      "fail each for its own reason",
      () => "bot:hush@127.0.0.1:1,db.invalid/postgres",
      /no host that serves \(.*ECONNREFUSED.*; .*db\.invalid/,
    ],
    [
      "only read",
      () => `lowly@127.0.0.1:1,127.0.0.1:${port}/postgres`,
      /no server that writes \(.*ECONNREFUSED.*; 127\.0\.0\.1:\d+ only reads\)/,
    ],
    [
      "refuse the password",
      () => `careful:hush@127.0.0.1:1,127.0.0.1:${port}/postgres`,
      /refuses the user or the password/,
    ],
  ])("of several hosts that all %s, each cause is told", async (_, address, words) => {
    await execute(server.url, "alter role lowly set default_transaction_read_only = on");
    const sentence = await said(address());
    await execute(server.url, "alter role lowly reset default_transaction_read_only");
    expect(sentence).toMatch(words);
    expect(sentence).toContain("DATABASE_URL");
    expect(sentence).not.toContain("hush");
  });

  test("a folder of sockets that is not there", async () => {
    expect(await said(`bot:hush@%2Fnowhere/frontdesk`)).toContain("/nowhere");
  });
});

describe("an address that can't be read", () => {
  test.each([
    ["#", "postgres://bot:pa#hush@host/db", "%23"],
    ["/", "postgres://bot:pa/hush@host/db", "%2F"],
    ["?", "postgres://bot:pa?hush@host/db", "%3F"],
    ["%", "postgres://bot:pa%hush@host/db", "%25"],
    ["# behind digits", "postgres://bot:12#hush@host/db", "%23"],
    ["/ behind digits", "postgres://bot:12/hush@host/db", "%2F"],
  ])("a password with %s", (_, url, escaped) => {
    try {
      readConfig({ DATABASE_URL: url });
    } catch (error) {
      const { message } = error as Error;
      expect(message).toContain("DATABASE_URL");
      expect(message).toContain(escaped);
      expect(message).not.toContain("hush");
      return;
    }
    throw new Error(`${url} was taken`);
  });

  test.each([
    "postgres://bot:pa%23ss@host/db",
    "postgres://bot@host:5432/db?application_name=a@b",
    "postgres://host/db?options=-c%20search_path=x",
    "postgres://bot:p@ss@host/db",
    "postgresql://bot:p!$&'()*+,;=ss@[::1]:5432/db",
    "postgres://%2Fvar%2Frun%2Fpostgresql/db",
    "postgres:///db?host=/var/run/postgresql",
    "postgres://bot@/db?host=/var/run/postgresql",
    "postgres://u@a:5432,b:5433/db?target_session_attrs=read-write",
    "postgresql://u:p%2Fw@[::1]:5432,%2Frun%2Fpostgresql,b/db?target_session_attrs=any",
    "postgres://u@/db?host=a,/run/postgresql&port=5432",
  ])("%s is taken", (DATABASE_URL) => {
    expect(readConfig({ DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
  });

  test.each([
    ["postgres://u:hush@a,b/db?target_session_attrs=standby", "target_session_attrs=read-write"],
    ["postgres://u:hush@/db?host=a,b,c&port=1,2", "2 ports for 3 hosts"],
    ["postgres://u:hush@::1/db", "brackets"],
    ["postgres://u:hush@a,b", "host/database"],
  ])("%s is refused in words", (DATABASE_URL, words) => {
    const refused = () => readConfig({ DATABASE_URL });
    expect(refused).toThrow(words);
    expect(refused).not.toThrow("hush");
  });
});
