import { StoreDown } from "../ledger/errors.ts";
import { NoHost, OnlyReads, Silent } from "../ledger/postgres/reasons.ts";
import { StartError } from "../machine/start-error.ts";

interface Reason {
  code?: string;
  message?: string;
  path?: string;
  /** The address of a socket that can't be connected to. */
  address?: string;
}

const certificates =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_UNTRUSTED)$/;

/**
 * The error to end with when PostgreSQL can't be used: one sentence by its cause. An error that has words for the
 * operator stays as it is. `place` has no password in it, and `named` are the files that its address names. An unknown
 * cause is told with its code.
 */
export function cannotReach(place: string, cause: unknown, named: readonly string[] = []): unknown {
  if (cause instanceof StartError) return cause;
  const isDown = cause instanceof StoreDown;
  const reason = ((isDown ? cause.cause : cause) ?? {}) as Reason;
  if (reason.path !== undefined && !named.includes(reason.path)) return cannotKeep(reason.path, reason, cause);
  const sentence = sentenceOf(reason);
  if (sentence !== undefined) return new StartError(`${place} ${sentence}`, { cause });
  if (!isDown && !isAnswer(reason)) return cause;
  const { code, message = "gave no answer" } = reason;
  const what = code === undefined ? message : `${code}: ${message}`;
  return new StartError(`${place} can't be used (${what}). Look there, or mend DATABASE_URL.`, { cause });
}

/** The error for a file that a desk keeps on its own machine beside PostgreSQL, and cannot read or write. */
function cannotKeep(path: string, { code = "" }: Reason, cause: unknown): StartError {
  return new StartError(`${path} can't be used (${code}). Start in a folder where this user may write.`, { cause });
}

/** Whether the code is one of PostgreSQL's own. */
function isAnswer({ code = "" }: Reason): boolean {
  return /^[0-9A-Z]{5}$/.test(code);
}

function isNoDatabase(message: string): boolean {
  return message.includes("no such database") || /^database .* does not exist/.test(message);
}

function sentenceOf(reason: Reason): string | undefined {
  const { code = "", message = "" } = reason;
  if (code.startsWith("28") || (isOfPooler(reason) && /authentication failed|no such user|^role /.test(message)))
    return loginFailure(code, message);
  if (code === "3D000" || (isOfPooler(reason) && isNoDatabase(message)))
    return "does not exist. Make it with createdb, or mend DATABASE_URL.";
  if (code === "42501") return "does not let the user of DATABASE_URL make tables. Let it own the database.";
  if (code === "42P07")
    return `has tables of another program in the way: ${message}. Name another database or schema in DATABASE_URL.`;
  if (code === "53300" || /no more connections allowed/i.test(message))
    return `has no connections left (${message}). A desk takes up to eleven: raise max_connections there, or the limit of this user or of the pooler.`;
  return poolerOf(reason) ?? tlsOf(reason) ?? networkOf(reason);
}

/** Whether PgBouncer sent the error. It uses one code for everything. */
function isOfPooler({ code }: Reason): boolean {
  return code === "08P01";
}

function poolerOf(reason: Reason): string | undefined {
  const { message = "" } = reason;
  if (
    reason instanceof OnlyReads ||
    (reason instanceof NoHost && reason.reasons.some((each) => each instanceof OnlyReads))
  )
    return `has no server that writes (${message}). Promote one, or mend the hosts in DATABASE_URL.`;
  if (reason instanceof NoHost && reason.code === undefined)
    return `has no host that serves (${message}). Start one of them, or mend DATABASE_URL.`;
  if (reason instanceof Silent && reason.to === "login")
    return "takes connections and lets nobody in. Where that is a pooler, it waits for the PostgreSQL behind it: start that, or mend its address there. Else look at the server.";
  if (reason instanceof Silent || (isOfPooler(reason) && /query_wait_timeout/.test(message)))
    return "lets a desk in and then gives no answer. Where that is a pooler, it has no connection to PostgreSQL left: raise default_pool_size there, a desk takes up to eleven. Else look at the server.";
  if (!isOfPooler(reason)) return undefined;
  const [, parameter] = /unsupported startup parameter: (\S+)/.exec(message) ?? [];
  if (parameter !== undefined)
    return `is a pooler that does not take ${parameter} while connecting. Leave ${parameter} out of DATABASE_URL, or put it in ignore_startup_parameters there.`;
  if (/server (login|conn)|connect to server/.test(message))
    return `is a pooler that can't reach the PostgreSQL behind it (${message}). Start that, or mend its address there.`;
  return undefined;
}

/**
 * What a login failure means, by its code. Only 28P01 is a wrong password; the others say who may connect, from where,
 * and how.
 */
function loginFailure(code: string, message: string): string {
  if (code === "28P01") return "refuses the user or the password of DATABASE_URL.";
  if (/authentication failed/.test(message))
    return `lets nobody in like this: ${message}. Where that is a pooler, its list of users (auth_file or auth_query) and DATABASE_URL have to agree.`;
  if (/no encryption|SSL off/.test(message))
    return `lets nobody in like this: ${message}. Where it wants TLS, put ?sslmode=verify-full behind DATABASE_URL (docs/postgresql.md says more); else mend pg_hba.conf there, or the user.`;
  return `lets nobody in like this: ${message}. Mend pg_hba.conf there, or the user in DATABASE_URL.`;
}

function tlsOf({ code = "", message = "", path }: Reason): string | undefined {
  if (/does not support SSL/.test(message))
    return "has no TLS, and sslmode in DATABASE_URL asks for it. Switch it on there, or leave sslmode out where nobody can listen in between.";
  if (certificates.test(code))
    return `shows a certificate that this machine trusts nobody for (${code}). Put its authority behind DATABASE_URL: &sslrootcert=/path/to/ca.pem`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return "shows a certificate for another name. Write the host in DATABASE_URL as the certificate has it.";
  if (/^CERT_/.test(code)) return `shows a certificate that does not hold now (${code}). Renew it there.`;
  if (path !== undefined)
    return `can't be asked without ${path} (${code}), which sslrootcert, sslcert or sslkey in DATABASE_URL names. Put it there, or mend the name.`;
  return undefined;
}

function networkOf({ code = "", address }: Reason): string | undefined {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `has a host that can't be found (${code}). Mend the host in DATABASE_URL, or the name service here.`;
  if (code === "ENOENT" && address !== undefined)
    return `can't be reached: there is no socket ${address}. Start PostgreSQL there, or mend the folder in DATABASE_URL.`;
  if (/^E(CONN|HOST|NET|TIMED|PIPE|ADDR)/.test(code))
    return `can't be reached (${code}). Start PostgreSQL there, or mend DATABASE_URL.`;
  return undefined;
}
