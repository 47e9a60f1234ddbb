import { supervisors } from "../conversation/may.ts";
import { onlyOperator, operators } from "../conversation/turn/verdict.ts";
import type { Person } from "../conversation/types.ts";
import type { Desk } from "../desk/desk.ts";
import type { Offer } from "../desk/kinds-offered.ts";
import type { Reception } from "../desk/platform.ts";
import { createPracticeTexts } from "../desk/practice-texts.ts";
import type { Runner } from "../desk/runner.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import { version } from "../machine/package.ts";
import type { PhoneText } from "../practice/phone.ts";
import type { Sandbox } from "../practice/server.ts";
import { announceRestore } from "./announce-restore.ts";
import { type Discord, discordCommand, type Playground, type Slack, type Terminal } from "./platforms.ts";
import type { Config } from "./settings/config.ts";
import type { Web } from "./web/web.ts";
import { NobodyApproves, saysOf, whoApproves } from "./who-approves.ts";

export interface Standing {
  ledger: Ledger;
  runner: Runner;
  reception: Reception;
  web: Web | undefined;
  play: Playground | undefined;
  practice: Pick<Sandbox, "onText"> | undefined;
  log: Log;
}

export interface Chats {
  slack: Slack | undefined;
  discord: Discord | undefined;
}

/**
 * Begins to take what people say in chats, and works as soon as one of them is there. The desk goes on by itself after
 * that.
 */
export async function beginInChats(
  config: Config,
  { slack, discord }: Chats,
  standing: Standing & { desk: Desk; offer: Pick<Offer, "flow"> },
): Promise<void> {
  const { ledger, runner, reception, web, play, practice, desk, offer, log } = standing;
  const pass = createPracticeTexts({ ledger, desk, flow: offer.flow });
  const passing = (text: PhoneText) =>
    pass(text).catch((error: Error) => log.error({ error: error.name }, "a practice text was not passed on"));
  practice?.onText((text) => void passing(text));
  const versionAndHealth = ` Version ${version}.${web ? ` Health: ${web.url}/healthz` : ""}`;
  const come = async (front: Slack | Discord, words: string): Promise<void> => {
    await front.start(reception);
    if (config.APPROVERS?.at.startsWith(`${front.platform.name}:`)) await mustBeApprovable(config, { slack, discord });
    console.error(words);
  };
  const coming = [
    slack && come(slack, `Frontdesk is in Slack: type ${config.SLACK_COMMAND} there.${versionAndHealth}`),
    discord && come(discord, `Frontdesk is in Discord: type ${discordCommand} there.${versionAndHealth}`),
  ].flatMap((each) => each ?? []);
  const everywhere = Promise.all(coming);
  await Promise.race([everywhere, ...coming]); // posts for a platform that is still away wait for it
  if (play) {
    await play.start(slack || discord || config.OPERATORS ? reception : asOperator(reception), () =>
      runner.delivered(),
    );
    console.error(`Practice is open in your browser: ${web!.url}/ Version ${version}. Ctrl-C ends it.`);
  }
  work(runner, ledger);
  await everywhere;
  const platforms = [slack, discord].flatMap((front) => front?.platform ?? []);
  await announceRestore(ledger, config.OPERATORS, platforms, log);
}

/** Looks for whom nobody could approve, as soon as approvers can be reached. @throws NobodyApproves */
async function mustBeApprovable(config: Config, { slack, discord }: Chats): Promise<void> {
  const on = (id: string) => (id.startsWith("slack:") ? slack : discord)?.rights();
  const found = await whoApproves({
    approvers: async () => (await on(config.APPROVERS!.at)?.appointed?.approvers?.people()) ?? [],
    opens: async (id) => (await on(id)?.opens(id)) ?? false,
    links: config.LINKED_IDS ?? [],
  });
  if (found.is === "nobody" || found.is === "not-own") throw new NobodyApproves(found);
  console.error(`APPROVERS: ${saysOf(found)}.`.replace(/\.\.$/, "."));
}

/** Begins to talk at the terminal, and to work. Resolves when that talk is over. */
export async function beginAtTerminal(
  config: Config,
  terminal: Terminal,
  standing: Standing & { flows: readonly string[]; wanted: string | undefined },
): Promise<void> {
  const { ledger, runner, reception, web, play, practice, flows, wanted, log } = standing;
  await announceRestore(ledger, config.OPERATORS, [terminal.platform], log);
  practice?.onText(terminal.phone);
  if (web && config.PORT === 0) terminal.listening(web.url);
  const operated = config.OPERATORS ? reception : asOperator(reception);
  await play?.start(operated, () => runner.delivered());
  if (play && web) terminal.page(web.url);
  const talk = terminal.run(operated, () => runner.delivered(), { flows, flow: wanted });
  work(runner, ledger);
  await talk;
}

const you = "terminal:you";

/** Makes the person at the terminal the only operator and supervisor, where nobody else runs the desk. */
function asOperator(reception: Reception): Reception {
  const ranked = (from: Person) =>
    from.id === you ? { ...from, roles: [operators, onlyOperator, supervisors] } : from;
  return { ...reception, receive: (id, event) => reception.receive(id, { ...event, from: ranked(event.from) }) };
}

function work(runner: Runner, ledger: Ledger): void {
  runner.start();
  ledger.onWork(() => runner.wake());
}
