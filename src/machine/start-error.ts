/** What keeps Frontdesk from starting, in one sentence for whoever runs it. */
export class StartError extends Error {
  override name = "StartError" as const;
}

/** Where whoever reads must not make an empty one. */
export function noLedger(place: string, moves?: string): StartError {
  if (moves)
    return new StartError(
      `There is no ledger of real accounts yet: ${place} holds what was practised, and npm start moves that to ${moves}.`,
    );
  const putBack = place.startsWith("postgres:") ? "docs/postgresql.md" : "npm run restore -- FILE";
  return new StartError(
    `There is no ledger at ${place}. npm start makes an empty one; where there was one before, put its backup back first: ${putBack}`,
  );
}

/** A database that can't be opened, unless the error says it better itself. */
export function cannotOpen(file: string, error: unknown): unknown {
  const isDown = (error as { name?: string }).name === "StoreDown";
  const cause = isDown ? (error as Error).cause : error;
  const { code = "", name } = cause as { code?: string; name?: string };
  if (code === "SQLITE_NOTADB")
    return new StartError(`${file} is not a Frontdesk database. Set DATABASE_URL to another file.`, { cause });
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code))
    return new StartError(`The disk of ${file} is full (${code}). Make room there.`, { cause });
  if (code.startsWith("SQLITE_CORRUPT"))
    return new StartError(`${file} is damaged (${code}). Put a backup in its place: npm run restore.`, { cause });
  if (code.startsWith("SQLITE_BUSY"))
    return new StartError(`${file} is held by another process, which does not let go of it (${code}). End that one.`, {
      cause,
    });
  if (name !== "Error" && name !== "SqliteError") return error;
  return new StartError(
    `${file} can't be written (${code || (cause as Error).message}). Set DATABASE_URL to a place where this user may write.`,
    { cause },
  );
}

/** Practice's own key is gone, or another's, and with it nothing that is real. */
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

/** What was practised is in the way of what is real, and can't be moved now. */
export function inUse(place: string, to: string): StartError {
  return new StartError(
    `${place} holds what was practised, and something is at work on it. Stop that first; the next start moves it to ${to}.`,
  );
}

/** A port that can't be listened at. */
export function cannotListen(host: string, port: number, cause: unknown): StartError {
  const { code = "" } = cause as { code?: string };
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} is taken. Set PORT to another one, or end what uses it.`, { cause });
  if (code === "EACCES")
    return new StartError(`Port ${port} is not for this user. Set PORT to 1024 or more.`, { cause });
  return new StartError(`HOST ${host} is not an address of this machine (${code}).`, { cause });
}

/** Neither a person nor a platform to talk with, as under a service manager. */
export function nobodyToTalkWith(): StartError {
  return new StartError(
    "There is no terminal here to talk in, and no chat platform: set SLACK_BOT_TOKEN or DISCORD_TOKEN (.env.example says where they come from), or practise over HTTP with npm start -- --page.",
  );
}

/** What has no use of it would only look as if it did. */
export function noPage(): StartError {
  return new StartError("--page is for practice, and these settings are for real accounts: start without it.");
}

const needs: Record<string, string> = {
  official: "It needs CHAT_SDK_APP_ID and CHAT_SECRET_KEY.",
  classroom: "It needs LCIC_SDK_APP_ID.",
};

/** A kind of request that this desk does not do, or not yet. */
export function noSuchKind(wanted: string, offered: readonly string[]): StartError {
  const why = needs[wanted] ?? "There is no such request.";
  return new StartError(`"${wanted}" can't be asked for here. ${why} What can be: ${offered.join(", ")}.`);
}
