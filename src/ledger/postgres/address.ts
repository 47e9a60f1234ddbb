const noHost = "no-host";

/** As libpq reads it, which takes a user without a host too, such as `postgres://bot@/db?host=/run/postgresql`. */
function read(address: string): URL {
  return new URL(address.replace(/^(\w+:\/\/[^@/?#]*@)\//, `$1${noHost}/`));
}

export function isAddress(address: string): boolean {
  try {
    return /^postgres(ql)?:\/\//.test(address) && read(address).pathname.length > 1;
  } catch {
    return false;
  }
}

/** Where it is, without user and password: a host, or the folder of its socket. */
export function placeOf(address: string, schema?: string): string {
  const { hostname, port, pathname, searchParams } = read(address);
  const host = searchParams.get("host") ?? decodeURIComponent(hostname === noHost ? "" : hostname);
  const at = searchParams.get("port") ?? port;
  return `postgres://${host}${at && `:${at}`}${pathname}${schema === undefined ? "" : ` (schema ${schema})`}`;
}

/** The certificates and keys that a connection there needs. */
export function filesNamedIn(address: string): string[] {
  const { searchParams } = read(address);
  return ["sslrootcert", "sslcert", "sslkey"].flatMap((name) => searchParams.get(name) ?? []);
}
