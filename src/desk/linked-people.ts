/** Ids of one and the same person on several platforms, each such as `slack:T0123ABCD:U0456EFGH`. */
export type Links = readonly (readonly string[])[];

const person = /^[a-z]+:[^\s:=,]+(:[^\s:=,]+)*$/;

/** `slack:T1:U9=discord:1:2,slack:T1:U8=discord:1:3`, as people write it; nothing when any of it is no id, or stands twice. */
export function readLinks(said: string): Links | undefined {
  const written = said
    .replace(/["']/g, "")
    .split(/[,;\n]/)
    .filter((link) => link.trim() !== "");
  const links = written.map((link) => link.split("=").map(canonical));
  const ids = links.flat();
  const isRead = links.length > 0 && links.every((link) => link.length > 1) && ids.every((id) => person.test(id));
  return isRead && new Set(ids).size === ids.length ? links : undefined;
}

/** A platform's name is in small letters, and what Slack calls by ids has them in capitals. */
export function canonical(id: string): string {
  const [platform = "", ...rest] = id.trim().split(":");
  const name = platform.toLowerCase();
  return [name, ...rest.map((part) => (name === "slack" ? part.toUpperCase() : part))].join(":");
}

/** This person's ids, the one given first. */
export function idsOf(links: Links, id: string): string[] {
  const linked = links.find((link) => link.includes(id)) ?? [];
  return [id, ...linked.filter((other) => other !== id)];
}
