import { whatAndRemedy } from "../../src/app/commands/checks/what-and-remedy.ts";
import { exitCodes } from "../../src/machine/start-error.ts";
import { type Message, messagesIn, sources } from "./find.ts";
import { remedies } from "./remedies.ts";

interface Group {
  title: string;
  /** When one reads these. */
  when: string;
  has: (message: Message) => boolean;
}

const among =
  (kind: Message["kind"], files: RegExp) =>
  ({ kind: its, file }: Message): boolean =>
    its === kind && files.test(file);

const groups: readonly Group[] = [
  {
    title: "Before anything runs",
    when: "Files of the program are missing or unreadable. Any command may say it.",
    has: (message) => /^(frontdesk\.mjs|src\/machine\/part\.ts)$/.test(message.file),
  },
  {
    title: "A start",
    when: "`npm start` and other commands end with one of these sentences on stderr and code 78. A desk that works may end so, too, such as when a token is taken back.",
    has: among("start", /^(src\/machine\/start-error|src\/app\/who-approves|src\/app\/settings\/config|adapters\/)/),
  },
  {
    title: "The database",
    when: "A command opens the ledger of `DATABASE_URL`.",
    has: among("start", /^(src\/app\/cannot-|src\/app\/home\/|src\/ledger\/|src\/machine\/sqlite-file)/),
  },
  ...["backup", "restore", "move", "pause"].map((command) => ({
    title: `npm run ${command}`,
    when: `\`npm run ${command}\` ends with code 78 and has done nothing.`,
    has: among("start", new RegExp(`^src/app/commands/${command}\\.`)),
  })),
  {
    title: "npm run setup",
    when: "`npm run setup` ends with code 78, and `.env` is as it was.",
    has: among("start", /^src\/app\/setup\//),
  },
  {
    title: "npm run setup, between its questions",
    when: "`npm run setup` says it and asks again, or goes on. Nothing is written yet.",
    has: ({ kind }) => kind === "asked",
  },
  {
    title: "Settings",
    when: "Every command reads the settings first. It ends with code 78, lists all that is wrong, and never repeats a value. *NAME* stands for any setting of that form; [settings.md](settings.md) has an example of each.",
    has: ({ kind }) => kind === "setting",
  },
  {
    title: "npm run check",
    when: "`npm run check` says `warn` or `wrong`; anything wrong makes it end with code 78. It passes on sentences of *A start* and *The database* too.",
    has: ({ kind }) => kind === "check",
  },
  {
    title: "Said at a start",
    when: "A desk says it on stderr and goes on.",
    has: ({ kind, file }) => kind === "said" && file !== "frontdesk.mjs",
  },
  {
    title: "The log: the desk",
    when: "Lines of level `warn` or `error` (`LOG_LEVEL`), with the request as `case` and the cause as `error` where there is one.",
    has: among("log", /^src\/(app|desk)\//),
  },
  {
    title: "The log: accounts",
    when: "Something at Tencent is in doubt. Where a person has to decide, a card in the channel of `OPERATORS` asks.",
    has: among("log", /^src\/provisioning\//),
  },
  {
    title: "The log: Slack",
    when: "The connection to Slack, and what people do there.",
    has: among("log", /^adapters\/slack\//),
  },
  {
    title: "The log: Discord",
    when: "The connection to Discord, and what people do there.",
    has: among("log", /^adapters\/discord\//),
  },
  {
    title: "The log: pages and all chats",
    when: "The customer's page, the playground, and what both chats share.",
    has: among("log", /^adapters\/(web|chat)\//),
  },
];

/** Messages that only pass on others, or are none of trouble. */
const isNone = ({ kind, file, text }: Message): boolean =>
  (kind === "said" && (file === "src/practice/cli.ts" || text.startsWith("Practice is open"))) ||
  (file === "src/app/who-approves.ts" && text.includes("so each request has somebody"));

/** What to do about a message: what it says itself, or else what the table of remedies says. */
function remedyOf({ kind, text }: Message): string | undefined {
  if (remedies[text] !== undefined) return remedies[text];
  if (kind === "log") return undefined;
  const { remedy } = whatAndRemedy(text);
  return remedy ?? (kind === "setting" ? "Set it so." : undefined);
}

const cell = (text: string) =>
  text.replaceAll("\n", " ").replaceAll("|", "\\|").replaceAll("*", "\\*").replaceAll("<", "&lt;");

function rowOf(message: Message): string {
  const { kind, text, of } = message;
  const { what } = remedies[text] === undefined && kind !== "log" ? whatAndRemedy(text) : { what: text };
  const goesOn = !/^[A-Z]+(_[A-Z]+)+\b/.test(text) && !/^(‹(name|file|setting)›|Frontdesk)/.test(text);
  const name = kind === "setting" && goesOn ? (of ?? "NAME") : undefined;
  const begun = name === undefined ? what : `${name} ${what}`;
  const first = kind === "check" ? [cell(of ?? "")] : kind === "log" ? [of ?? ""] : [];
  return `| ${[...first, cell(begun), cell(remedyOf(message) ?? "")].join(" | ")} |`;
}

function tableOf(group: Group, messages: readonly Message[]): string {
  const [{ kind } = { kind: "start" }] = messages;
  const first = kind === "check" ? ["looks at"] : kind === "log" ? ["level"] : [];
  const heads = [...first, "what it says", "what to do"];
  const rows = [...new Set(messages.map(rowOf))];
  return [
    `## ${group.title}`,
    "",
    group.when,
    "",
    `| ${heads.join(" | ")} |`,
    `|${" --- |".repeat(heads.length)}`,
    ...rows,
  ].join("\n");
}

/** The page of everything that an operator may read when something is wrong, out of the code. */
export function errorsPage(messages = messagesIn(sources()).messages): string {
  const shown = messages.filter((message) => !isNone(message));
  return `${[
    "# What it says, and what to do",
    "<!-- made by npm run errors, out of the code -->",
    "Search this page for the words that you read. What stands in ‹› differs each time. People who talk with the bot read other sentences, which say by themselves what to do.",
    `A process ends with 0 when it was stopped or has done its work; with ${exitCodes.mend} when only you can mend what its last sentence says, so let no supervisor start it again (\`RestartPreventExitStatus=${exitCodes.mend}\`); with ${exitCodes.failed} after anything else, such as a fault of ours or a database that went away, where starting again is right.`,
    ...groups.map((group) => tableOf(group, shown.filter(group.has))),
  ].join("\n\n")}\n`;
}

/** Messages that stand in no group, or in several. */
export function misplaced(messages: readonly Message[]): Message[] {
  return messages.filter((message) => !isNone(message) && groups.filter(({ has }) => has(message)).length !== 1);
}

export function withoutRemedy(messages: readonly Message[]): Message[] {
  return messages.filter((message) => !isNone(message) && remedyOf(message) === undefined);
}
