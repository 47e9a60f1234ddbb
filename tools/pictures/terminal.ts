import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startFakeSlack } from "../../test/slack/fake/fake-slack.ts";
import { createGlass } from "../../test/terminal/glass.ts";

const [enter, down, tab] = ["\r", "\u001b[B", "\t"];
const columns = 100;
const patienceMs = 30_000;

/** Runs a command in a terminal of its own, types each answer when its question is there, and gives what is seen at the end. */
async function played(
  folder: string,
  words: readonly string[],
  env: Record<string, string>,
  answers: readonly (readonly [question: RegExp, keys: string])[],
): Promise<string> {
  const glass = createGlass(columns);
  const { PATH = "" } = process.env;
  const command = [
    resolve("test/terminal/keyboard.py"),
    "60",
    String(columns),
    process.execPath,
    resolve("frontdesk.mjs"),
  ];
  const child = spawn("python3", [...command, ...words], {
    cwd: folder,
    env: { PATH, HOME: folder, PORT: "0", TERM: "xterm", LANG: "C.UTF-8", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  let look = () => {};
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    glass.show(chunk);
    look();
  });
  for (const [question, keys] of answers) {
    await new Promise<void>((found, lost) => {
      const late = setTimeout(() => lost(new Error(`${question} was never asked:\n${glass.text()}`)), patienceMs);
      look = () => {
        const [last = ""] = glass.text().split("\n◇").slice(-1);
        if (!question.test(last)) return;
        clearTimeout(late);
        look = () => {};
        found();
      };
      look();
    });
    child.stdin.write(`${JSON.stringify({ type: keys })}\n`);
  }
  await ended;
  return glass.text();
}

/** The terminals of the pages, each with its lines. */
export async function terminals(): Promise<[name: string, lines: string][]> {
  const slack = await startFakeSlack({
    scopes: ["commands", "chat:write", "im:write", "app_mentions:read", "users:read", "usergroups:read"],
  });
  const people = ["Ana Lopez", "Ben Kaya", "Chen Wei"].map((name) => slack.person(name));
  slack.newGroup("agents", people);
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-pictures-"));
  try {
    const env = { SLACK_API_URL: slack.apiUrl };
    const setup = await played(folder, ["setup"], env, [
      [/Where do people talk/, `${down}${enter}`],
      [/Practise first/, enter],
      [/What is your team called/, `Example Cloud${enter}`],
      [/Bot token/, `"${slack.botToken}"${enter}`],
      [/App-level token/, `${slack.appToken}${enter}`],
      [/Who may open accounts/, `${down}${enter}`],
      [/Tab ticks/, `agents${tab}${enter}`],
      [/Where may they open/, enter],
      [/Who else has a part/, enter],
      [/Write it\?/, enter],
      [/Start the desk now\?/, `${down}${enter}`],
    ]);
    const check = await played(folder, ["check"], env, []);
    const from = setup.indexOf("│  Slack, 2 of 3");
    return [
      ["setup", setup.slice(from).replaceAll(`${folder}/`, "").trimEnd()],
      ["check", `$ npm run check\n${check.trimEnd()}`],
    ];
  } finally {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A page that shows lines as a terminal does. */
export function terminalPage(lines: string): string {
  const shown = escaped(lines)
    .replace(/^(fine|◆)/gm, "<b>$1</b>")
    .replace(/^(warn|wrong|▲)/gm, "<i>$1</i>");
  return `<!doctype html><style>${readFileSync("tools/pictures/terminal.css", "utf8")}</style><pre>${shown}</pre>`;
}
