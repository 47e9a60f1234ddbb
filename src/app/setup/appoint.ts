import type { Listed } from "./calls.ts";
import type { Directory } from "./directory.ts";
import type { Draft } from "./draft.ts";
import type { Choice, Prompts } from "./prompts.ts";

/** Ids of people or groups that a setting names, picked from lists or typed. Undefined where it is left as it is. */
export async function askWho(
  prompts: Prompts,
  question: string,
  directory: Directory,
  wanted: { lists: readonly (() => Promise<Listed>)[]; everybody?: string; leave?: string; first?: readonly string[] },
): Promise<string[] | undefined> {
  const { lists, everybody, leave, first = [] } = wanted;
  const choices: Choice<string>[] = [];
  const whys: string[] = [];
  await prompts.wait(`Asking ${directory.platform} for its list…`, async () => {
    for (const list of lists) {
      const listed = await list();
      if (listed.is === "listed") choices.push(...listed.choices);
      else whys.push(listed.why);
    }
  });
  for (const why of whys) prompts.warn(why);
  for (;;) {
    const how = await prompts.choose(question, [
      ...(leave === undefined ? [] : [{ value: "leave" as const, label: leave }]),
      ...(choices.length > 0
        ? [{ value: "list" as const, label: `Choose from ${choices.length} in ${directory.platform}` }]
        : []),
      { value: "type", label: "Type ids", hint: directory.idsAre },
      ...(everybody === undefined ? [] : [{ value: "all" as const, label: everybody }]),
    ]);
    if (how === "leave") return undefined;
    if (how === "all") return ["*"];
    if (how === "type") return (await typed(prompts, directory)).split(",");
    const picked = await prompts.pick(`${question} Tab ticks, Enter ends.`, choices, first);
    if (picked.length > 0) {
      prompts.say(choices.flatMap(({ value, label }) => (picked.includes(value) ? [label] : [])).join(", "));
      return picked;
    }
    prompts.warn("Nobody was ticked. Move to a name with the arrows and tick it with Tab.");
  }
}

function typed(prompts: Prompts, { example, platform }: Directory): Promise<string> {
  const one = platform === "Slack" ? /^[SUW][0-9A-Z]{2,}$/ : /^\d{15,20}$/;
  const idsIn = (text: string) =>
    text
      .toUpperCase()
      .split(/[\s,;"']+/)
      .filter((id) => id !== "");
  return prompts
    .line(`Their ids, with commas between them`, {
      example,
      refuse: (text) =>
        idsIn(text).length > 0 && idsIn(text).every((id) => one.test(id))
          ? undefined
          : `Those are ids such as ${example}.`,
    })
    .then((text) => idsIn(text).join(","));
}

/** The address of a channel where only some people read, picked or typed. Undefined where it is left as it is. */
export async function askPlace(
  prompts: Prompts,
  question: string,
  { platform, home, sign, channels }: Directory,
  leave: string,
): Promise<string | undefined> {
  const listed = await prompts.wait(`Asking ${platform} for channels…`, channels);
  if (listed.is === "unlisted") prompts.warn(listed.why);
  const choices = listed.is === "listed" ? listed.choices : [];
  if (listed.is === "listed" && choices.length === 0)
    prompts.warn(
      "The bot is in no private channel yet. Invite it to one (/invite @Frontdesk there), or type the channel's id.",
    );
  const how = await prompts.choose(question, [
    { value: "leave", label: leave },
    ...(choices.length > 0 ? [{ value: "list" as const, label: "Choose a channel" }] : []),
    { value: "type", label: "Type the channel's id" },
  ]);
  if (how === "leave") return undefined;
  if (how === "list") return `${home}:${sign}${await prompts.find(question, choices)}`;
  const [example, one] = sign === "#" ? ["2345678901234567890", /^\d{15,20}$/] : ["C0456EFGH", /^[CG][0-9A-Z]{2,}$/];
  const id = await prompts.line("The channel's id", {
    example,
    refuse: (text) => (one.test(text.trim().toUpperCase()) ? undefined : `That's an id such as ${example}.`),
  });
  return `${home}:${sign}${id.trim().toUpperCase()}`;
}

/** Sets who may open requests. For real accounts somebody must be named. */
export async function askAgents(prompts: Prompts, draft: Draft, directory: Directory, isReal: boolean): Promise<void> {
  const { agents, everybody, groups, people, agentsArePeople, groupsAre } = directory;
  const now = draft.get(agents);
  const first = now?.split(/[\s,;]+/) ?? [];
  const leave = now ? `As it is: ${now}` : isReal ? undefined : "Everybody, while practising";
  const ids = await askWho(prompts, `Who may open accounts (${groupsAre})?`, directory, {
    lists: agentsArePeople ? [groups, people] : [groups],
    everybody,
    ...(leave !== undefined && { leave }),
    first,
  });
  if (ids) draft.set(agents, ids.join(","));
}
