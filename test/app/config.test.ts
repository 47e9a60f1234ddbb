import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ConfigError, readConfig, settingNames } from "../../src/app/settings/config.ts";
import { unknownNames } from "../../src/app/settings/unknown.ts";

const key = "a key of thirty-two characters or more";
const real = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "s3cret",
  FRONTDESK_KEY: key,
  SMS_COUNTRIES: "*",
};

function problems(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n  - ").slice(1);
    throw error;
  }
  return [];
}

function fileOf(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "config-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "value"), content);
  return join(folder, "value");
}

describe("the environment", () => {
  test("nothing set is practice, with every default", () => {
    expect(readConfig({ PATH: "/usr/bin", HOME: "/root" })).toEqual({
      world: "practice",
      SLACK_COMMAND: "/account",
      SLACK_API_URL: "https://slack.com/api/",
      DISCORD_SHARDS: 1,
      DISCORD_API_URL: "https://discord.com/api",
      TRUST_PROXY: 0,
      TENCENT_PROFILE: "auto",
      TENCENT_DOMAIN_PHONE: "national",
      CHAT_ADMIN: "administrator",
      SMS_PER_NUMBER_DAY: 5,
      SMS_PER_AGENT_DAY: 50,
      SMS_PER_DAY: 500,
      REPORT_HOUR: 1,
      OPEN_PER_AGENT: 50,
      APPROVAL_HOURS: 4,
      DRAFT_HOURS: 72,
      REMIND_CODE_MINUTES: 5,
      DATABASE_URL: "sqlite:data/frontdesk.db",
      HOST: "127.0.0.1",
      LOG_LEVEL: "warn",
    });
  });

  test.each(settingNames())("%s of blanks is no value, and the message says so", (name) => {
    expect(problems({ [name]: "  \t" })).toContainEqual(`${name} is nothing but blanks; fill it in, or leave it empty`);
  });

  test("an empty value is no value", () => {
    expect(readConfig({ LOG_LEVEL: "", TENCENTCLOUD_SECRET_ID: "" })).toMatchObject({
      LOG_LEVEL: "warn",
      world: "practice",
    });
  });

  test("the real Tencent needs its four settings", () => {
    expect(readConfig(real)).toMatchObject({ ...real, world: "real" });
    expect(problems({ TENCENTCLOUD_SECRET_ID: "AKID1" })).toEqual([
      expect.stringMatching(/^TENCENTCLOUD_SECRET_KEY is missing \(.+\)$/),
      expect.stringMatching(/^FRONTDESK_KEY is missing, .+openssl/),
      expect.stringMatching(/^SMS_COUNTRIES is missing; /),
    ]);
  });

  test.each([
    ["UK", "has UK, which is no country's two letters. Did you mean GB?"],
    ["hk, uk, zz", "has UK and ZZ, which are no country's two letters. Did you mean GB?"],
    ["ZZ", "has ZZ, which is no country's two letters. Give a list such as HK,SG,TH, or * for all"],
    ["EL", "Did you mean GR?"],
    ["+1", "is a list of two-letter countries such as HK,SG,TH, or * for all"],
    ["840", "is a list of two-letter countries such as HK,SG,TH, or * for all"],
    ["*,HK", "is a list of two-letter countries such as HK,SG,TH, or * for all"],
  ])("SMS_COUNTRIES=%s is refused and says why", (said, why) => {
    expect(problems({ ...real, SMS_COUNTRIES: said })).toEqual([expect.stringContaining(`${why}`)]);
  });

  test.each(["HK,SG", "HK, SG", "hk,sg", " hk sg ", "HK;SG,"])("SMS_COUNTRIES may be written %j", (said) => {
    expect(readConfig({ ...real, SMS_COUNTRIES: said }).SMS_COUNTRIES).toBe("HK,SG");
  });

  test.each(["TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_SESSION_TOKEN"])("a lone %s never means practice", (name) => {
    expect(problems({ [name]: "one" })).toContainEqual(
      "TENCENTCLOUD_SECRET_ID is missing (console.tencentcloud.com > Access Management > API Keys)",
    );
  });

  test.each(["TENCENT_PARTNER_URL", "TENCENT_DOMAIN_URL", "TENCENT_LCIC_URL", "TENCENT_CHAT_URL"])(
    "another address in %s without a key never means practice",
    (name) => {
      expect(problems({ [name]: "http://127.0.0.1:4500" })).toHaveLength(4);
    },
  );

  test("the number of an application never means practice", () => {
    expect(problems({ LCIC_SDK_APP_ID: "3520001" })).toHaveLength(4);
    expect(problems({ CHAT_SDK_APP_ID: "1400000000", CHAT_SECRET_KEY: "k" })).toHaveLength(4);
  });

  test("a Chat application needs its key, and a key its application", () => {
    const chat = { CHAT_SDK_APP_ID: "1400000000", CHAT_SECRET_KEY: "k" };
    expect(readConfig({ ...real, ...chat, CHAT_ADMIN: "boss", LCIC_SDK_APP_ID: "3520001" })).toMatchObject({
      CHAT_SDK_APP_ID: 1400000000,
      CHAT_SECRET_KEY: "k",
      CHAT_ADMIN: "boss",
      LCIC_SDK_APP_ID: 3520001,
    });
    for (const name of ["CHAT_SDK_APP_ID", "CHAT_SECRET_KEY"]) {
      const alone = Object.fromEntries(Object.entries(chat).filter(([each]) => each !== name));
      expect(problems({ ...real, ...alone })).toEqual([
        expect.stringMatching(new RegExp(`^${name} is missing \\(.+im`)),
      ]);
    }
  });

  test("passwords go over https, or stay on this machine", () => {
    for (const name of ["TENCENT_DOMAIN_URL", "TENCENT_LCIC_URL", "TENCENT_CHAT_URL"]) {
      expect(problems({ ...real, [name]: "http://tencent.example.com" })).toEqual([
        `${name} must begin with https://, because passwords go there`,
      ]);
    }
    const at = (url: string) => problems({ ...real, TENCENT_PARTNER_URL: url });
    expect(at("https://tencent.example.com")).toEqual([]);
    expect(at("http://127.0.0.1:4500")).toEqual([]);
    expect(at("http://[::1]:4500")).toEqual([]);
    expect(at("http://tencent.example.com")).toEqual([
      "TENCENT_PARTNER_URL must begin with https://, because passwords go there",
    ]);
    expect(at("http://localhost.example.com")).toHaveLength(1);
    expect(at("partner")).toEqual([expect.stringMatching(/^TENCENT_PARTNER_URL is not an address such as https:/)]);
  });

  test.each([
    ["https://accounts.example.com/", "https://accounts.example.com"],
    ["https://Accounts.example.com:8443", "https://accounts.example.com:8443"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ])("customers reach %s", (said, PUBLIC_URL) => {
    expect(readConfig({ PUBLIC_URL: said })).toMatchObject({ PUBLIC_URL });
  });

  test.each(["https://example.com/desk", "https://me:secret@example.com", "https://example.com/?a=b"])(
    "customers can't be sent to %s, because pages stand at the top of a host",
    (PUBLIC_URL) => {
      expect(problems({ PUBLIC_URL })).toEqual([
        "PUBLIC_URL has more than a host in it; give one such as https://accounts.example.com",
      ]);
    },
  );

  test("customers type passwords over https, or on this machine while practising", () => {
    const why = "PUBLIC_URL must begin with https://, because customers type their passwords there";
    expect(problems({ PUBLIC_URL: "http://accounts.example.com" })).toEqual([why]);
    const plain = { ...real, PUBLIC_URL: "http://127.0.0.1:3000" };
    expect(problems(plain)).toEqual([
      expect.stringMatching(/^PUBLIC_URL must begin with https:\/\/ for real accounts/),
    ]);
  });

  test("everything that is wrong is in one list", () => {
    const wrong = {
      TENCENTCLOUD_SECRET_ID: "AKID1",
      PORT: "http",
      SMS_COUNTRIES: "Hong Kong",
      SMS_COUNTRY: "HK",
      LOG_LEVEL: "loud",
      LOG_FORMAT: "xml",
    };
    expect(problems(wrong)).toEqual([
      "SMS_COUNTRY is not a setting. Did you mean SMS_COUNTRIES?",
      "SMS_COUNTRIES is a list of two-letter countries such as HK,SG,TH, or * for all",
      "PORT is a whole number",
      "LOG_LEVEL is debug, info, warn, error or silent",
      "LOG_FORMAT is json or text",
      expect.stringMatching(/^TENCENTCLOUD_SECRET_KEY is missing/),
      expect.stringMatching(/^FRONTDESK_KEY is missing/),
    ]);
  });

  test.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "3000.5"],
    ["HOST", "my host"],
    ["DATABASE_URL", "mysql://db.example.com/frontdesk"],
    ["DATABASE_URL", "postgres://db.example.com"],
    ["DATABASE_URL", "postgres://db.example.com:port/frontdesk"],
    ["DATABASE_URL", "sqlite:"],
    ["DRAFT_HOURS", "three"],
    ["REMIND_HOURS", "soon"],
    ["REMIND_HOURS", "0,24"],
    ["REMIND_HOURS", "24,80"],
    ["REMIND_CODE_MINUTES", "10"],
    ["TENCENT_PROFILE", "2025"],
    ["TENCENT_DOMAIN_PHONE", "international"],
    ["LCIC_SDK_APP_ID", "0"],
    ["LCIC_SDK_APP_ID", "classroom"],
    ["CHAT_ADMIN", "the boss"],
    ["HTTPS_PROXY", "proxy"],
    ["TENCENTCLOUD_SECRET_ID", "AKID1 "],
  ])("%s=%j is refused by name", (name, value) => {
    expect(problems({ ...real, [name]: value })).toEqual([expect.stringContaining(`${name} `)]);
  });
});

describe("values as people write them", () => {
  test.each([
    ["proxy.example.com:8080", "http://proxy.example.com:8080"],
    ["10.0.0.1:3128", "http://10.0.0.1:3128"],
    ["user:p%40ss@proxy:8080", "http://user:p%40ss@proxy:8080"],
    ["http://user:pass@[::1]:8080/", "http://user:pass@[::1]:8080/"],
    ["https://proxy.example.com:443", "https://proxy.example.com:443"],
  ])("the proxy %s", (said, url) => {
    expect(readConfig({ HTTPS_PROXY: said }).HTTPS_PROXY).toBe(url);
  });

  test.each([
    ["postgres://bot:pw@db:99999/db", "has the port 99999, and the greatest is 65535"],
    ["postgres://bot:pw@/db?host=a,b&port=5432,70000", "has the port 70000, and the greatest is 65535"],
    [
      "postgres://bot:pw@db/db?sslmode=sometimes",
      "has sslmode=sometimes, which is none of disable, allow, prefer, require, verify-ca, verify-full and no-verify",
    ],
    [
      "postgres://bot:pw@db/db?sslmode=Require",
      "has sslmode=Require, which is none of disable, allow, prefer, require, verify-ca, verify-full and no-verify",
    ],
  ])("the database %s is refused: it %s", (said, why) => {
    expect(problems({ DATABASE_URL: said })).toEqual([`DATABASE_URL ${why}`]);
  });

  test("a database's address with blanks around it is read without them", () => {
    expect(readConfig({ DATABASE_URL: " postgres://bot:pw@db/db\t" }).DATABASE_URL).toBe("postgres://bot:pw@db/db");
  });

  test.each([
    "socks5://proxy:1080",
    "http://user:pa#ss@proxy:8080",
    "user:pa/ss@proxy:8080",
    "http://u:100%@proxy:1",
    "http://",
  ])("no proxy: %s", (said) => {
    expect(problems({ HTTPS_PROXY: said })).toEqual([expect.stringMatching(/^HTTPS_PROXY is .*http:\/\/proxy/)]);
  });

  test.each([
    ["FRONTDESK_KEY", `"${key}"`],
    ["TENCENTCLOUD_SECRET_KEY", "'s3cret'"],
    ["TENCENTCLOUD_SECRET_ID", "“AKID1”"],
    ["TENCENTCLOUD_SECRET_KEY", '"s3,cret"'],
    ["OPERATORS", '"slack:T0123,ABCD:C0456EFGH"'],
    ["SMS_PER_DAY", '"500"'],
    ["DATABASE_URL", "'sqlite:data/frontdesk.db'"],
  ])("%s in quotes is told once, by its name", (name, value) => {
    const said = [expect.stringMatching(new RegExp(`^${name} has quotes around it`))];
    expect(problems({ ...real, [name]: value })).toEqual(said);
    expect(problems({ ...real, [name]: "", [`${name}_FILE`]: fileOf(value) })).toEqual(said);
  });

  test.each([
    ["50", { of: {}, others: 50 }],
    ["HK:200, ng:5", { of: { HK: 200, NG: 5 } }],
    ["NG:0;50", { of: { NG: 0 }, others: 50 }],
  ])("texts to each country: %s", (said, is) => {
    expect(readConfig({ SMS_PER_COUNTRY_DAY: said }).SMS_PER_COUNTRY_DAY).toEqual(is);
  });

  test.each([
    ["HK", "is a number for each country"],
    ["HK:-1", "is a number for each country"],
    ["5,6", "has two numbers without a country"],
    ["UK:5", "has UK, which is no country"],
    ["HK:5,hk:6", "has HK twice"],
  ])("no limits of countries: %s", (said, why) => {
    expect(problems({ SMS_PER_COUNTRY_DAY: said })).toEqual([
      expect.stringMatching(new RegExp(`^SMS_PER_COUNTRY_DAY ${why}`)),
    ]);
  });

  test("a list may have quotes, blanks and small letters", () => {
    const { SMS_COUNTRIES, SLACK_TEAMS } = readConfig({ SMS_COUNTRIES: '"hk, SG"', SLACK_TEAMS: "'t0123, T4567'" });
    expect([SMS_COUNTRIES, SLACK_TEAMS]).toEqual(["HK,SG", ["T0123", "T4567"]]);
    expect(readConfig({ SMS_COUNTRIES: '"HK"', NO_PROXY: "'.example.com'" })).toMatchObject({
      SMS_COUNTRIES: "HK",
      NO_PROXY: ".example.com",
    });
    expect(readConfig({ LOG_LEVEL: "INFO" }).LOG_LEVEL).toBe("info");
    expect(readConfig({ LOG_FORMAT: "TEXT" }).LOG_FORMAT).toBe("text");
  });
});

describe("for real accounts", () => {
  const oauth = { SLACK_APP_TOKEN: "xapp-1", SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "s" };

  test.each(["a".repeat(32), "changeme".repeat(4), "0123456789abcdef0123456789abcdef"])("%s is no key", (weak) => {
    const said = "is too easily guessed; make one with: openssl rand -base64 32";
    expect(problems({ ...real, FRONTDESK_KEY: weak })).toEqual([`FRONTDESK_KEY ${said}`]);
    expect(problems({ ...real, FRONTDESK_KEY_FILE: fileOf(weak), FRONTDESK_KEY: "" })).toEqual([
      `FRONTDESK_KEY ${said}`,
    ]);
    expect(problems({ ...real, ...oauth, SLACK_STATE_SECRET: weak })).toContain(`SLACK_STATE_SECRET ${said}`);
    expect(problems({ FRONTDESK_KEY: weak }), "while practising").toEqual([]);
  });

  test("a state secret has 32 characters", () => {
    expect(problems({ ...real, ...oauth, SLACK_STATE_SECRET: "short" })).toContain(
      "SLACK_STATE_SECRET needs 32 characters or more; make one with: openssl rand -base64 32",
    );
  });

  test("no setting may let somebody else answer in Tencent's place", () => {
    const off = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
    expect(problems({ ...real, ...off })).toEqual([
      expect.stringMatching(/^NODE_TLS_REJECT_UNAUTHORIZED=0 lets anybody/),
    ]);
    expect(problems(off)).toEqual([]);
    expect(problems({ ...real, NODE_TLS_REJECT_UNAUTHORIZED: "1" })).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    ["FRONTDESK_KEYS", "FRONTDESK_KEY"],
    ["FRONT_DESK_KEY", "FRONTDESK_KEY"],
    ["TENCENTCLOUD_SECRETKEY", "TENCENTCLOUD_SECRET_KEY"],
    ["TENCENTCLOUD_SECRET_KE", "TENCENTCLOUD_SECRET_KEY"],
    ["TENCENT_CLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_ID"],
    ["DATABASE_URI", "DATABASE_URL"],
    ["CHAT_SECRETKEY", "CHAT_SECRET_KEY"],
    ["LCIC_SDKAPPID", "LCIC_SDK_APP_ID"],
    ["DURATION", "DURATIONS"],
    ["SMS_PER_DAYS_FILE", "SMS_PER_DAY"],
  ])("%s is answered with %s", (wrong, meant) => {
    expect(problems({ [wrong]: "x" })).toEqual([`${wrong} is not a setting. Did you mean ${meant}?`]);
  });

  test("an unknown name with ours is reported even if it resembles no setting", () => {
    expect(problems({ FRONTDESK_COLOUR: "x" })).toEqual([
      "FRONTDESK_COLOUR is not a setting (.env.example has them all)",
    ]);
  });

  test.each([
    "SLACK_WEBHOOK_URL",
    "DISCORD_WEBHOOK_URL",
    "SMS_SENDER",
    "DATABASE_HOST",
    "DATABASE_USER",
    "DATABASE_DB",
    "DATABASE_PASSWORD",
    "CHAT_MODEL",
  ])("%s in the environment is another program's, and in the .env a mistake", (name) => {
    expect(problems({ [name]: "x" })).toEqual([]);
    const file = { folder: "/", values: { [name]: "x" }, problems: [] };
    expect(unknownNames({ env: {}, file }, settingNames())).toHaveLength(1);
  });

  test.each([
    ["FRONTDESK_SERVICE_HOST", "10.0.0.1"],
    ["FRONTDESK_SERVICE_PORT", "3000"],
    ["FRONTDESK_SERVICE_PORT_HTTP", "3000"],
    ["FRONTDESK_PORT", "tcp://10.0.0.1:3000"],
    ["FRONTDESK_PORT_3000_TCP", "tcp://10.0.0.1:3000"],
    ["FRONTDESK_PORT_3000_TCP_ADDR", "10.0.0.1"],
    ["SLACK_PROXY_PORT_53_UDP_PROTO", "udp"],
    ["DISCORD_SERVICE_HOST", "10.0.0.2"],
  ])("%s is what a cluster tells of a neighbour", (name, value) => {
    expect(problems({ [name]: value })).toEqual([]);
  });

  test("a PORT that a container's neighbour sets is not taken for ours", () => {
    expect(problems({ FRONTDESK_PORT: "3000" })).toHaveLength(1);
  });

  test("names of other programs are not reported", () => {
    const others = {
      HTTP_PROXY: "http://p:1",
      TENCENTCLOUD_REGION: "ap-hongkong",
      TENCENTCLOUD_PROTOCOL: "https",
      PORTS: "1",
      HOSTNAME: "h",
      LOG_LEVELS: "x",
    };
    expect(problems(others)).toEqual([]);
  });

  test(".env.example has every name, and no other", () => {
    const example = readFileSync(".env.example", "utf8");
    const names = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.toSorted()).toEqual(settingNames().toSorted());
    const uncommented = example
      .split("\n")
      .filter((line, n, lines) => /^[A-Z]/.test(line) && !lines[n - 1]?.startsWith("# "));
    expect(uncommented).toEqual([]);
  });

  test("a copy of .env.example sets nothing, so that no default is kept beyond its time; the comments name them", () => {
    const example = readFileSync(".env.example", "utf8");
    expect([...example.matchAll(/^[A-Z0-9_]+=.+$/gm)].map(([line]) => line)).toEqual([]);
    const comments = new Map([...example.matchAll(/^# (.*)\n([A-Z0-9_]+)=/gm)].map(([, words, name]) => [name, words]));
    const unnamed = Object.entries(readConfig({})).filter(
      ([name, value]) => name !== "world" && !comments.get(name)?.endsWith(`default ${value}`),
    );
    expect(unnamed).toEqual([]);
  });

  test("what .env.example calls REQUIRED is what the real Tencent needs", () => {
    const required = [...readFileSync(".env.example", "utf8").matchAll(/^# REQUIRED.*\n([A-Z0-9_]+)=/gm)].map(
      ([, name]) => name,
    );
    expect(required.toSorted()).toEqual(Object.keys(real).toSorted());
  });
});

describe("NAME_FILE", () => {
  test("the value is what the file holds, without the line's end", () => {
    expect(readConfig({ FRONTDESK_KEY_FILE: fileOf(`${key}\n`) })).toMatchObject({ FRONTDESK_KEY: key });
    expect(readConfig({ PORT_FILE: fileOf("4000") })).toMatchObject({ PORT: 4000 });
  });

  test("a file that can't be read is named by its setting only, for it may be the secret itself", () => {
    expect(problems({ FRONTDESK_KEY_FILE: key })).toEqual([
      "FRONTDESK_KEY_FILE does not name a file that can be read (ENOENT)",
    ]);
  });

  test.each([
    ["nothing", ""],
    ["blanks", " \n\t\n"],
    ["a mark of UTF-8 alone", "\ufeff"],
  ])("a file with %s in it is no value, and no practice", (_, content) => {
    const file = fileOf(content);
    expect(problems({ ...real, TENCENTCLOUD_SECRET_ID: "", TENCENTCLOUD_SECRET_ID_FILE: file })).toEqual([
      `TENCENTCLOUD_SECRET_ID_FILE names ${file}, which has nothing in it`,
      expect.stringMatching(/^TENCENTCLOUD_SECRET_ID is missing/),
    ]);
    expect(problems({ SLACK_BOT_TOKEN_FILE: file })).toEqual([
      `SLACK_BOT_TOKEN_FILE names ${file}, which has nothing in it`,
    ]);
  });

  test("a folder and what is no text are named, since they are there", () => {
    const file = fileOf("");
    writeFileSync(file, Buffer.from("\ufeffsecret", "utf16le"));
    expect(problems({ DISCORD_TOKEN_FILE: file })).toEqual([
      `DISCORD_TOKEN_FILE names ${file}, which is no text in UTF-8`,
    ]);
    expect(problems({ DISCORD_TOKEN_FILE: dirname(file) })).toEqual([
      `DISCORD_TOKEN_FILE names ${dirname(file)}, which is a folder`,
    ]);
  });

  test("a name given both directly and as a file is refused", () => {
    expect(problems({ FRONTDESK_KEY: key, FRONTDESK_KEY_FILE: fileOf(key) })).toEqual([
      "FRONTDESK_KEY and FRONTDESK_KEY_FILE are both set; keep one",
    ]);
  });
});

test("no message has a value in it", () => {
  const odd = "s3cr3t value";
  const everyName = Object.fromEntries(
    settingNames()
      .filter((name) => name !== "DURATIONS")
      .map((name) => [name, odd]),
  );
  const all = problems(everyName);
  expect(all.length).toBeGreaterThan(12);
  expect(all.join("\n")).not.toContain("s3cr3t");
  expect(problems({ FRONTDESK_KEY: "s3cr3t-too-short" }).join()).not.toContain("s3cr3t");
});

describe("DURATIONS", () => {
  test("names and seconds replace built-in durations", () => {
    expect(readConfig({ DURATIONS: "fence=2.5, horizon=4,looks=0/0.2/1" }).DURATIONS).toEqual({
      fenceMs: 2500,
      horizonMs: 4000,
      looksMs: [0, 200, 1000],
    });
  });

  test.each(["fence", "fence=soon", "fens=1", "fence=1/2", "emptiesNeeded=1", "toString=1"])(
    "%j is answered with what there is",
    (list) => {
      expect(problems({ DURATIONS: list })).toEqual([
        expect.stringMatching(new RegExp(`^DURATIONS has "${list}"; it is name=seconds.* draft, .*fence, .*looks`)),
      ]);
    },
  );
});

describe("people with several ids", () => {
  const read = (LINKED_IDS: string) => readConfig({ LINKED_IDS }).LINKED_IDS;

  test("are read, each person with all their ids", () => {
    expect(read("slack:T1:U9=discord:1:2, slack:T1:U8=discord:1:3")).toEqual([
      ["slack:T1:U9", "discord:1:2"],
      ["slack:T1:U8", "discord:1:3"],
    ]);
  });

  test.each([
    "slack:t1:u9 = discord:1:2 , Slack:T1:u8=discord:1:3",
    "'slack:T1:U9=discord:1:2,slack:T1:U8=discord:1:3'",
    "slack:T1:U9=discord:1:2\nslack:T1:U8=discord:1:3",
    "slack:T1:U9=discord:1:2; slack:T1:U8=discord:1:3,",
  ])("as people write them: %j", (said) => {
    expect(read(said)).toEqual([
      ["slack:T1:U9", "discord:1:2"],
      ["slack:T1:U8", "discord:1:3"],
    ]);
  });

  test.each(["slack:T1:U9", ",", "U9=discord:1:2", "slack:T1:U9=discord:1:2,slack:T1:U9=discord:1:3"])(
    "one without another, no id, and one twice are refused: %s",
    (said) => expect(() => read(said)).toThrow("LINKED_IDS is a list of people"),
  );
});
