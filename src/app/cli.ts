import { Command, Option } from "commander";
import type { Case } from "../conversation/types.ts";
import { part } from "../machine/part.ts";
import { exitCodeOf, exitCodes } from "../machine/start-error.ts";
import { createProgressBar } from "./commands/progress-bar.ts";
import { type Since, sinceSaid } from "./commands/since.ts";
import type { RunOptions } from "./main.ts";
import { readConfig } from "./settings/config.ts";

/** Loads the desk once its settings are right. */
async function runDesk(options: RunOptions): Promise<void> {
  const config = readConfig();
  const desk = await part(import("./main.ts"));
  await desk.runDesk(config, options);
}

interface CasesOptions {
  json?: boolean;
  jsonl?: boolean;
  csv?: boolean;
  state?: Case["state"] | "closed";
  since?: Since;
}

const states: Case["state"][] = ["open", "done", "cancelled", "expired", "failed"];

/** Commands that somebody talks with. The others only print, and end as they would have when nobody reads on, such as after `head`. */
const talks = ["start", "chat", "setup"];

function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

const program = new Command("frontdesk")
  .description("Opens Tencent Cloud accounts by conversation.")
  .showHelpAfterError()
  .hook("preAction", (_, command) => {
    if (!talks.includes(command.name())) process.stdout.on("error", unlessUnread);
  });
program
  .command("start")
  .description("talk at once; practice mode until a Tencent key is set")
  .option("--page", "practise in the browser instead of in this terminal, until it is stopped")
  .option("--no-page", "practise without the page in the browser")
  .action(({ page }: { page?: boolean }) =>
    runDesk({ isServer: true, page: page === undefined ? "beside" : page ? "alone" : "none" }),
  );
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
    const { casesCommand } = await part(import("./commands/cases.ts"));
    const { createStuckOf } = await part(import("./commands/stuck.ts"));
    const { createOutput } = await part(import("./commands/output.ts"));
    const { openKeptStores } = await part(import("./stores.ts"));
    const config = readConfig();
    const { ledger } = await openKeptStores(config);
    const as = (["json", "jsonl", "csv"] as const).find((format) => formats[format]);
    const wanted = { id, as, state, since, output: createOutput(process.stdout), stuckOf: createStuckOf(config) };
    if (!(await casesCommand(ledger, wanted))) process.exitCode = exitCodes.failed;
    await ledger.close();
  });
program
  .command("refusals")
  .description("list what was refused to whom, and how often, newest first")
  .option("--json", "as one JSON array")
  .option("--since <when>", "a day in UTC, an instant, or how long ago, such as 7d", sinceSaid)
  .action(async ({ json = false, since }: Pick<CasesOptions, "json" | "since">) => {
    const { refusalsCommand } = await part(import("./commands/refusals.ts"));
    const { openKeptStores } = await part(import("./stores.ts"));
    const { ledger } = await openKeptStores(readConfig());
    await refusalsCommand(ledger, { json, since, print: console.log });
    await ledger.close();
  });
program
  .command("register")
  .description("put the command into Discord; start does it as well")
  .action(async () => {
    const { registerCommand } = await part(import("./commands/register.ts"));
    await registerCommand(readConfig(), console.log);
  });
program
  .command("setup")
  .description("ask for what a desk needs, try it, and write .env")
  .action(async () => {
    const { setupCommand } = await part(import("./setup/setup.ts"));
    const { start, isHere } = await setupCommand();
    if (!start) process.exit(); // a call that was given up may still be under way
    await runDesk(isHere ? {} : { isServer: true, page: "beside" });
  });
program
  .command("check")
  .description("say line by line what is right and what is missing; changes nothing")
  .option("--json", "as one JSON object")
  .action(async ({ json = false }: { json?: boolean }) => {
    const { checkCommand } = await part(import("./commands/check.ts"));
    if (!(await checkCommand({ print: console.log, json }))) process.exitCode = exitCodes.mend;
  });
program
  .command("health")
  .description("say whether a desk answers at HOST and PORT")
  .action(async () => {
    const { healthCommand } = await part(import("./commands/health.ts"));
    if (!(await healthCommand(readConfig(), console.log))) process.exitCode = exitCodes.failed;
  });
program
  .command("move [file]")
  .description("carry everything from a SQLite file to the PostgreSQL of DATABASE_URL")
  .action(async (file: string | undefined) => {
    const { moveCommand } = await part(import("./commands/move.ts"));
    const bar = createProgressBar(process.stderr);
    console.log(await moveCommand(readConfig(), file, bar.show).finally(bar.end));
  });
program
  .command("backup <file>")
  .description("copy the ledger into a new file, also while desks work")
  .action(async (file: string) => {
    const { backupCommand } = await part(import("./commands/backup.ts"));
    console.log(await backupCommand(readConfig(), file));
  });
program
  .command("restore [file]")
  .description("put a backup back as the ledger; with --go, let the restored desk spend again")
  .option("--go", "you have read since when it knows nothing, and it may spend again")
  .action(async (file: string | undefined, { go }: { go?: boolean }) => {
    const { letSpendCommand, restoreCommand } = await part(import("./commands/restore.ts"));
    console.log(go ? await letSpendCommand(readConfig()) : await restoreCommand(readConfig(), file));
  });
program
  .command("pause [words...]")
  .description("pause all desks and say why, such as texts for 2h WHY; go on ends it; alone it says how things stand")
  .allowUnknownOption()
  .action(async (said: string[]) => {
    const { pauseCommand } = await part(import("./commands/pause.ts"));
    console.log(await pauseCommand(readConfig(), said));
  });
program
  .command("audit")
  .description("check that no row of the audit chain was changed or lost")
  .action(async () => {
    const { auditCommand } = await part(import("./commands/cases.ts"));
    const { openKeptStores } = await part(import("./stores.ts"));
    const { ledger } = await openKeptStores(readConfig());
    if (!(await auditCommand(ledger, console.log))) process.exitCode = exitCodes.failed;
    await ledger.close();
  });

const words = process.argv.slice(2);
program.parseAsync(words.length > 0 ? words : ["start"], { from: "user" }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(exitCodeOf(error));
});
