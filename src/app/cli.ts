import { Command, Option } from "commander";
import type { Flow } from "../conversation/flow.ts";
import type { Case } from "../conversation/types.ts";
import { allFlows } from "../flows/all.ts";
import { durations } from "../flows/durations.ts";
import { createLog } from "../machine/log.ts";
import { exitCodeOf, exitCodes } from "../machine/start-error.ts";
import { kindsOf } from "../provisioning/systems.ts";
import { createOutput } from "./commands/output.ts";
import { type Since, sinceSaid } from "./commands/since.ts";
import { runDesk } from "./main.ts";
import { discordCommand, discordOf } from "./platforms.ts";
import { type Config, ConfigError, readConfig } from "./settings/config.ts";
import { openKeptStores } from "./stores.ts";
import { realOf } from "./tencent-clients.ts";

/**
 * The flows that a desk with these settings offers, before it knows Tencent's lists. The practice Tencent offers all of
 * them.
 */
function flowsOf(config: Config): Flow[] {
  const all = allFlows({ countries: [], trades: [], profile: "2024" }, durations);
  if (config.world === "practice") return all;
  const { chat, lcic } = realOf(config);
  const kinds = kindsOf({ accounts: true, contacts: true, officials: chat, classrooms: lcic });
  return all.filter(({ id }) => kinds.includes(id));
}

interface CasesOptions {
  json?: boolean;
  jsonl?: boolean;
  csv?: boolean;
  state?: Case["state"] | "closed";
  since?: Since;
}

const states: Case["state"][] = ["open", "done", "cancelled", "expired", "failed"];

const program = new Command("frontdesk")
  .description("Opens Tencent Cloud accounts by conversation.")
  .showHelpAfterError();
program
  .command("start")
  .description("talk at once; practice mode until a Tencent key is set")
  .option("--page", "practise over HTTP instead of in this terminal, until it is stopped")
  .action(({ page }: { page?: boolean }) => runDesk({ isServer: true, page: page === true }));
program
  .command("chat [kind]")
  .description("talk in this terminal; a kind is open, verify, official or classroom")
  .option("--json", "one JSON object a line, for scripts")
  .action((wanted: string | undefined, { json }: { json?: boolean }) => runDesk({ json: json === true, wanted }));
program
  .command("cases [case]")
  .description("list the case files, newest first, or show one")
  .addOption(new Option("--json", "as one JSON array").conflicts(["jsonl", "csv"]))
  .addOption(new Option("--jsonl", "as one JSON object a line").conflicts(["json", "csv"]))
  .addOption(new Option("--csv", "as rows for a spreadsheet").conflicts(["json", "jsonl"]))
  .addOption(new Option("--state <state>", "only these").choices([...states, "closed"]))
  .option("--since <when>", "opened then or later: a day in UTC, an instant, or how long ago, such as 7d", sinceSaid)
  .action(async (id: string | undefined, { state, since, ...formats }: CasesOptions) => {
    const { casesCommand } = await import("./commands/cases.ts");
    const { createStuckOf } = await import("./commands/stuck.ts");
    const config = readConfig();
    const { ledger } = await openKeptStores(config);
    const as = (["json", "jsonl", "csv"] as const).find((format) => formats[format]);
    const wanted = { id, as, state, since, output: createOutput(process.stdout), stuckOf: createStuckOf(config) };
    if (!(await casesCommand(ledger, wanted))) process.exitCode = exitCodes.failed;
    await ledger.close();
  });
program
  .command("register")
  .description("put the command into Discord; npm start does it as well")
  .action(async () => {
    const config = readConfig();
    if (!config.DISCORD_TOKEN) throw new ConfigError(["DISCORD_TOKEN is missing (docs/discord.md)"]);
    const onLost = () => {};
    const log = createLog(config.LOG_LEVEL);
    const discord = await discordOf(config, flowsOf(config), log, onLost);
    const { isWritten, invite } = await discord.register();
    console.log(isWritten ? `${discordCommand} is in place now.` : `${discordCommand} was in place already.`);
    console.log(`Let the bot into a server: ${invite}`);
  });
program
  .command("check")
  .description("say line by line what is right and what is missing; changes nothing")
  .action(async () => {
    const { checkCommand } = await import("./commands/check.ts");
    if (!(await checkCommand({ print: console.log }))) process.exitCode = exitCodes.mend;
  });
program
  .command("move [file]")
  .description("carry everything from a SQLite file to the PostgreSQL of DATABASE_URL")
  .action(async (file: string | undefined) => {
    const { moveCommand } = await import("./commands/move.ts");
    console.log(await moveCommand(readConfig(), file));
  });
program
  .command("backup <file>")
  .description("copy the ledger into a new file, also while desks work")
  .action(async (file: string) => {
    const { backupCommand } = await import("./commands/backup.ts");
    console.log(await backupCommand(readConfig(), file));
  });
program
  .command("restore [file]")
  .description("put a backup back as the ledger; with --go, let the restored desk spend again")
  .option("--go", "you have read since when it knows nothing, and it may spend again")
  .action(async (file: string | undefined, { go }: { go?: boolean }) => {
    const { letSpendCommand, restoreCommand } = await import("./commands/restore.ts");
    console.log(go ? await letSpendCommand(readConfig()) : await restoreCommand(readConfig(), file));
  });
program
  .command("audit")
  .description("check that no row of the audit chain was changed or lost")
  .action(async () => {
    const { auditCommand } = await import("./commands/cases.ts");
    const { ledger } = await openKeptStores(readConfig());
    if (!(await auditCommand(ledger, console.log))) process.exitCode = exitCodes.failed;
    await ledger.close();
  });

const words = process.argv.slice(2);
program.parseAsync(words.length > 0 ? words : ["start"], { from: "user" }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(exitCodeOf(error));
});
