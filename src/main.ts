import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import closeWithGrace from "close-with-grace";
import { Command } from "commander";
import { Keyv } from "keyv";
import { createLines } from "../adapters/terminal/lines.ts";
import { personScreen, scriptScreen } from "../adapters/terminal/screen.ts";
import { createTerminal } from "../adapters/terminal/index.ts";
import { auditCommand, casesCommand } from "./case-files.ts";
import { loadCatalogue } from "./catalogue.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { createDesk } from "./desk.ts";
import { durations as builtIn } from "./flows/durations.ts";
import { makePassword } from "./flows/fields/password.ts";
import { openAccount } from "./flows/open-account.ts";
import { createSqliteLedger } from "./ledger/sqlite.ts";
import { createLog } from "./log.ts";
import { createOutbox } from "./outbox.ts";
import { practiceKey, startPractice } from "./practice.ts";
import { createAccountPerformer } from "./provisioning/create-account.ts";
import { lookUpMailPerformer } from "./provisioning/look-up-mail.ts";
import { reconcile } from "./provisioning/look.ts";
import type { Parts } from "./provisioning/parts.ts";
import { sendCodePerformer } from "./provisioning/send-code.ts";
import { protocolTimes } from "./provisioning/times.ts";
import { createRunner, type Runner } from "./runner.ts";
import { deriveKeys } from "./sealing.ts";
import { createPartnerApi, partnerService } from "./tencent/partner.ts";
import { createCloudApi } from "./tencent/transport.ts";
import { SqliteStore } from "./vault/sqlite-store.ts";
import { createVault } from "./vault/vault.ts";
import { createWeb } from "./web.ts";

const exitConfig = 78;
const weekMs = 7 * 24 * 60 * 60_000;

/** Opens what is remembered. */
function openStores(config: Config) {
  const file = config.DATABASE_URL.slice("sqlite:".length);
  mkdirSync(dirname(file), { recursive: true });
  const keys = deriveKeys(config.FRONTDESK_KEY ?? practiceKey(file));
  const ledger = createSqliteLedger({ file, keys });
  const vault = createVault({ keyv: new Keyv({ store: new SqliteStore(file), throwOnErrors: true }), keys });
  return { file, ledger, vault };
}

/** The terminal desk: everything is put together here, and nowhere else. */
async function chat({ json }: { json?: boolean }): Promise<void> {
  const config = readConfig();
  const log = createLog(config.LOG_LEVEL);
  const times = { ...builtIn, draftMs: config.DRAFT_HOURS * 3_600_000, ...config.DURATIONS };
  const protocol = { ...protocolTimes, ...config.DURATIONS };
  const { file, ledger, vault } = openStores(config);
  const practice = config.world === "practice" ? await startPractice(file, times) : undefined;

  const cloud = createCloudApi({
    ...partnerService,
    url: practice?.url ?? config.TENCENT_PARTNER_URL,
    credential: async () => practice ?? credentialOf(config),
    deadlineMs: protocol.sendMs - 5_000 > 0 ? protocol.sendMs - 5_000 : protocol.sendMs / 2,
    clock: Date.now,
    proxy: config.HTTPS_PROXY,
  });
  const api = createPartnerApi(cloud);
  const only = config.SMS_COUNTRIES && config.SMS_COUNTRIES !== "*" ? { only: config.SMS_COUNTRIES.split(",") } : {};
  const catalogue = await loadCatalogue({ api, vault, profile: config.TENCENT_PROFILE, log, ...only });
  const flows = new Map([openAccount(catalogue, times)].map((flow) => [flow.id, flow]));

  let runner: Runner;
  const desk = createDesk({
    ledger,
    vault,
    world: config.world,
    flow: (id) => flows.get(id),
    facts: () => ({ profile: catalogue.profile }),
    makePassword: () => makePassword(randomBytes),
    wake: () => runner.wake(),
  });
  const caps = { perNumber: config.SMS_PER_NUMBER_DAY, perAgent: config.SMS_PER_AGENT_DAY, perDesk: config.SMS_PER_DAY };
  const partner = config.world;
  const parts: Parts = { ledger, vault, desk, api, partner, times: protocol, caps, log };
  const terminal = createTerminal();
  const outbox = createOutbox({
    ledger,
    vault,
    desk,
    world: config.world,
    flow: (id) => flows.get(id),
    platforms: [terminal.platform],
    performers: {
      lookUpMail: lookUpMailPerformer(parts),
      sendCode: sendCodePerformer(parts),
      createAccount: createAccountPerformer(parts),
    },
    roles: { operators: "terminal:you" },
    log,
  });
  runner = createRunner({
    outbox,
    reconcile: () => reconcile(parts),
    tidy: async () => [await vault.sweep(), await ledger.prune((await ledger.now()) - weekMs)],
    log,
  });
  const web = await openWeb(config, practice, () => ledger.now().then(() => true, () => false));
  if (!web) log.warn({ port: config.PORT }, "the port is taken, so health and the practice phone are not served here");

  const lines = createLines(process.stdin, process.stdout);
  const closing = closeWithGrace({ delay: 25_000, logger: false }, async () => {
    lines.close();
    await runner.stop();
    await web?.close();
    await practice?.close();
    await cloud.close();
    await ledger.close();
  });

  practice?.onText(terminal.phone);
  const screen = (json ? scriptScreen : personScreen)(lines.print);
  const talk = terminal.run({ reception: desk, delivered: () => runner.delivered(), screen, lines, isScript: json === true });
  runner.start();
  await talk;
  closing.close();
}

function credentialOf(config: Config) {
  const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey, TENCENTCLOUD_SESSION_TOKEN: token } = config;
  return { secretId: secretId!, secretKey: secretKey!, ...(token && { token }) };
}

async function openWeb(config: Config, practice: Awaited<ReturnType<typeof startPractice>> | undefined, ready: () => Promise<boolean>) {
  const doors = practice && { phone: () => practice.phone(), books: () => practice.books() };
  try {
    return await createWeb({ host: config.HOST, port: config.PORT, ready, ...(doors && { practice: doors }) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return undefined;
    throw error;
  }
}

const program = new Command("frontdesk").description("Opens Tencent Cloud accounts by conversation.").showHelpAfterError();
program.command("start", { isDefault: true }).description("talk at once; practice mode until a Tencent key is set").action(() => chat({}));
program.command("chat").description("talk in this terminal").option("--json", "one JSON object a line, for scripts").action(chat);
program
  .command("cases [case]")
  .description("list the case files, or show one")
  .option("--json", "as JSON")
  .action(async (id: string | undefined, { json }: { json?: boolean }) => {
    const { ledger } = openStores(readConfig());
    await casesCommand(ledger, { id, json: json === true, print: console.log });
    await ledger.close();
  });
program
  .command("audit")
  .description("check that no row of the audit chain was changed or lost")
  .action(async () => {
    const { ledger } = openStores(readConfig());
    if (!(await auditCommand(ledger, console.log))) process.exitCode = 1;
    await ledger.close();
  });

if (Number(process.versions.node.split(".")[0]) < 22) console.error("Node 20 no longer gets security fixes; Frontdesk runs on it, but 22 or newer is safer.");
try {
  process.loadEnvFile?.();
} catch {
  // no .env file: the environment alone decides
}
program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ConfigError ? exitConfig : 1;
});
