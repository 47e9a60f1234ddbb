import { askPlace, askWho } from "./appoint.ts";
import type { Directory } from "./directory.ts";
import type { Draft } from "./draft.ts";
import type { Prompts } from "./prompts.ts";

type More = "operators" | "supervisors" | "approval" | "nothing";

/** Sets those who run, supervise and approve, in one of the chats that the desk is in, as far as somebody wants to. */
export async function askPeople(prompts: Prompts, draft: Draft, directories: readonly Directory[]): Promise<void> {
  for (;;) {
    const next = await prompts.choose<More>("Who else has a part?", [
      { value: "nothing", label: "Nobody else now" },
      { value: "operators", label: "Who hears of trouble", hint: now(draft, "OPERATORS") },
      { value: "supervisors", label: "Who may pause the desk", hint: now(draft, "SUPERVISORS") },
      { value: "approval", label: "Who must approve", hint: now(draft, "APPROVERS") },
    ]);
    if (next === "nothing") return;
    const directory = await chosen(prompts, directories);
    await { operators, supervisors, approval }[next](prompts, draft, directory);
  }
}

const now = (draft: Draft, name: string) => draft.get(name) ?? "nobody yet";

async function chosen(prompts: Prompts, directories: readonly Directory[]): Promise<Directory> {
  const [only, other] = directories;
  if (!other) return only!;
  const where = await prompts.choose(
    "Where?",
    directories.map(({ platform }) => ({ value: platform, label: platform })),
  );
  return directories.find(({ platform }) => platform === where)!;
}

const leave = "Leave it as it is";

async function operators(prompts: Prompts, draft: Draft, directory: Directory): Promise<void> {
  const place = await askPlace(prompts, "In which private channel do those who run the desk read?", directory, leave);
  if (place) put(prompts, draft, "OPERATORS", place);
}

async function supervisors(prompts: Prompts, draft: Draft, directory: Directory): Promise<void> {
  const { groups, people, home } = directory;
  const ids = await askWho(prompts, "Who may pause the desk?", directory, { lists: [groups, people], leave });
  if (ids) put(prompts, draft, "SUPERVISORS", `${home}:${ids.join(",")}`);
}

async function approval(prompts: Prompts, draft: Draft, directory: Directory): Promise<void> {
  const what = await prompts.choose("What must somebody else approve?", [
    { value: "", label: "Nothing" },
    { value: "always", label: "Every request" },
    { value: "rule", label: "Some: kinds, countries, or beyond a number a day" },
  ]);
  if (what === "") {
    for (const name of ["APPROVAL", "APPROVERS"]) draft.set(name, "");
    return;
  }
  const rule = what === "always" ? what : await askLine(prompts, draft, "APPROVAL", "Which?", "verify,NG,over:20");
  const place = await askPlace(prompts, "In which private channel do approvers read?", directory, leave);
  if (!place) return;
  const { groups, people } = directory;
  const ids = await askWho(prompts, "Who of them may approve?", directory, {
    lists: [groups, people],
    leave: "All who read that channel",
  });
  draft.set("APPROVAL", rule);
  put(prompts, draft, "APPROVERS", [place, ...(ids ?? [])].join(","));
}

function put(prompts: Prompts, draft: Draft, name: string, value: string): void {
  const why = draft.refuses(name, value);
  if (why) prompts.warn(`${name} ${why}`);
  else draft.set(name, value);
}

/** The text of a setting, asked until the setting takes it. */
export async function askLine(
  prompts: Prompts,
  draft: Draft,
  name: string,
  question: string,
  example: string,
): Promise<string> {
  const first = draft.get(name);
  const typed = await prompts.line(question, {
    example,
    ...(first !== undefined && { first }),
    refuse(text) {
      const why = text.trim() === "" ? `is needed, such as ${example}` : draft.refuses(name, text.trim());
      return why && `${name} ${why}`;
    },
  });
  return typed.trim();
}
