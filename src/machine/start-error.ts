import { commandLine } from "./command-line.ts";

/** How the process ends: `mend` is EX_CONFIG of sysexits, which supervisors are told not to start again after. */
export const exitCodes = { failed: 1, mend: 78 } as const;

/**
 * The error that keeps Frontdesk from starting or going on, in words for the operator. Errors with a meaning of their
 * own extend this class.
 */
export class StartError extends Error {
  override name: string = "StartError";
  readonly exitCode: number = exitCodes.mend;
}

/** The exit code for an error. No other place decides it. */
export function exitCodeOf(error: unknown): number {
  return error instanceof StartError ? error.exitCode : exitCodes.failed;
}

/** There is no ledger, and a command that only reads must not make an empty one. */
export function noLedger(place: string, moves?: string): StartError {
  if (moves)
    return new StartError(
      `There is no ledger of real accounts yet: ${place} holds what was practised, and ${commandLine("start")} moves that to ${moves}.`,
    );
  const putBack = place.startsWith("postgres:") ? "docs/postgresql.md" : commandLine("restore", "FILE");
  return new StartError(
    `There is no ledger at ${place}. ${commandLine("start")} makes an empty one; where there was one before, put its backup back first: ${putBack}`,
  );
}

/** Practice's own key is missing or another one. Nothing real is lost with it. */
export function lostPractice(
  place: string,
  { key, folder }: { key: string; folder: string },
  isFile: boolean,
): StartError {
  const anew = isFile ? `delete the folder ${folder}` : "drop that schema";
  const others = isFile ? "" : "FRONTDESK_KEY and ";
  return new StartError(
    `${place} was sealed with another key than ${others}${key}. Put that key back, or ${anew}: nothing real is in it, and practice begins anew.`,
  );
}

/** Practice lies where real cases belong, and can't be moved now. */
export function inUse(place: string, to: string): StartError {
  return new StartError(
    `${place} holds what was practised, and something is at work on it. Stop that first; the next start moves it to ${to}.`,
  );
}

/** The desk can't listen on its port. */
export function cannotListen(host: string, port: number, cause: unknown): StartError {
  const { code = "" } = cause as { code?: string };
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} is taken. Set PORT to another one, or end what uses it.`, { cause });
  if (code === "EACCES")
    return new StartError(`Port ${port} is not for this user. Set PORT to 1024 or more.`, { cause });
  return new StartError(`HOST ${host} is not an address of this machine (${code}). Set it to one, or leave it empty.`, {
    cause,
  });
}

/** There is neither a person at a terminal nor a platform to talk with, as under a service manager. */
export function nobodyToTalkWith(): StartError {
  return new StartError(
    `There is no terminal here to talk in, and no chat platform. Set SLACK_BOT_TOKEN or DISCORD_TOKEN (.env.example says where they come from), or practise over HTTP with ${commandLine("start", "--page")}.`,
  );
}

/** `--page` was given where it has no effect. */
export function noPage(): StartError {
  return new StartError("--page is for practice, and these settings are for real accounts. Start without it.");
}

const needs: Record<string, string> = {
  official: "It needs CHAT_SDK_APP_ID and CHAT_SECRET_KEY.",
  classroom: "It needs LCIC_SDK_APP_ID.",
};

/** A kind of request that this desk does not offer. */
export function noSuchKind(wanted: string, offered: readonly string[]): StartError {
  const why = needs[wanted] ?? "There is no such request.";
  return new StartError(`"${wanted}" can't be asked for here. ${why} What can be: ${offered.join(", ")}.`);
}

/** There is one person here, and somebody else would have to approve. */
export function aloneHere(): StartError {
  return new StartError(
    "APPROVAL asks for somebody else's word, and there is nobody else here. Start with Slack or Discord, or leave APPROVAL and APPROVERS empty.",
  );
}
