/** What an address in `DATABASE_URL` says. It may name several hosts, which stand in for each other. */
export interface Address {
  /** For each host one address that the driver reads, in order. */
  each: string[];
  /** What each connection sets before its first use. A pooler takes none of it while a connection is made. */
  settings: [name: string, value: string][];
  /** Whether a host counts only while it lets us write. */
  mustWrite: boolean;
}

/** An address that no desk can work with. Its message follows the setting's name. */
class UnusableAddress extends Error {
  override name = "UnusableAddress" as const;
}

interface Host {
  /** A name, an address without brackets, or the folder of a socket. */
  name: string;
  port: string;
}

const parts = /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#@]*)(\/[^?#]+)(?:\?([^#]*))?$/;
const namesOfWriters = ["read-write", "primary"];
/** What the driver knows. It takes any other value for none, and connects without TLS. */
const sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full", "no-verify"];
const highestPort = 65_535;
const ofSession = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];

/** Reads an address as libpq does. @throws UnusableAddress */
export function readAddress(url: string): Address {
  const { scheme, user, hosts, path, query } = take(url);
  const wanted = query.get("target_session_attrs") ?? "any";
  if (wanted !== "any" && !namesOfWriters.includes(wanted))
    throw new UnusableAddress(
      `asks for a server by target_session_attrs=${wanted}, and a desk writes: put target_session_attrs=read-write there`,
    );
  const sslMode = query.get("sslmode");
  if (sslMode !== null && !sslModes.includes(sslMode))
    throw new UnusableAddress(
      `has sslmode=${sslMode}, which is none of ${sslModes.slice(0, -1).join(", ")} and ${sslModes.at(-1)}`,
    );
  const options = settingsIn(query.get("options") ?? "");
  if (options) query.delete("options");
  const others = ofSession.flatMap((name): Address["settings"] => (query.has(name) ? [[name, query.get(name)!]] : []));
  for (const name of ["host", "port", "target_session_attrs", ...ofSession]) query.delete(name);
  const each = hosts.map(({ name, port }) => {
    const own = new URLSearchParams(query);
    if (name !== "") own.set("host", name);
    if (port !== "") own.set("port", port);
    return `${scheme}${user}${path}${own.size > 0 ? `?${own}` : ""}`;
  });
  return { each, settings: [...(options ?? []), ...others], mustWrite: hosts.length > 1 || wanted !== "any" };
}

/** The database as messages name it, without user and password: its hosts, or the folders of their sockets. */
export function placeOf(url: string, schema?: string): string {
  const { hosts, path } = take(url);
  return `postgres://${hosts.map(placeOfHost).join(",")}${path}${schema === undefined ? "" : ` (schema ${schema})`}`;
}

/** The files of certificates and keys that the address names. */
export function filesNamedIn(url: string): string[] {
  const { query } = take(url);
  return ["sslrootcert", "sslcert", "sslkey"].flatMap((name) => query.get(name) ?? []);
}

function take(url: string) {
  const [, scheme, user = "", authority = "", path = "", rest = ""] = parts.exec(url) ?? [];
  if (scheme === undefined)
    throw new UnusableAddress(
      "is sqlite: and a file, such as sqlite:data/frontdesk.db, or postgres://user:password@host/database",
    );
  const query = new URLSearchParams(rest);
  return { scheme, user, hosts: hostsIn(authority, query), path, query };
}

function hostsIn(authority: string, query: URLSearchParams): Host[] {
  const named = authority.split(",").map(hostOf);
  const hosts = query.has("host") ? query.get("host")!.split(",") : named.map(({ name }) => name);
  const said = query.get("port")?.split(",") ?? (hosts.length === named.length ? named.map(({ port }) => port) : [""]);
  if (said.length > 1 && said.length !== hosts.length)
    throw new UnusableAddress(
      `names ${said.length} ports for ${hosts.length} hosts: give each its own, or one for all`,
    );
  const tooHigh = said.find((port) => Number(port) > highestPort);
  if (tooHigh !== undefined) throw new UnusableAddress(`has the port ${tooHigh}, and the greatest is ${highestPort}`);
  return hosts.map((name, n) => ({ name, port: said.length > 1 ? said[n]! : said[0]! }));
}

function hostOf(text: string): Host {
  const found = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d*))?$/.exec(text);
  if (!found) throw new UnusableAddress(`has a host that can't be read: ${text} (one such as ::1 stands in brackets)`);
  const [, bracketed, plain = "", port = ""] = found;
  return { name: bracketed ?? decodeURIComponent(plain), port };
}

function placeOfHost({ name, port }: Host): string {
  return `${name.includes(":") ? `[${name}]` : name}${port && `:${port}`}`;
}

/** What `options` sets, as in `-c search_path=mine`. Undefined when it says anything else as well. */
function settingsIn(options: string): Address["settings"] | undefined {
  const words = options.split(/(?<!\\)\s/).filter((word) => word !== "");
  const whole = words.flatMap((word, n) => (word === "-c" ? [] : words[n - 1] === "-c" ? `-c${word}` : word));
  const found = whole.map((word) => /^(?:-c|--)([\w.-]+)=(.*)$/s.exec(word));
  if (found.includes(null)) return undefined;
  return found.map((each) => [each![1]!.replaceAll("-", "_"), each![2]!.replace(/\\(.)/gs, "$1")]);
}
