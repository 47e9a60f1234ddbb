/** Ids of one and the same person on several platforms, each such as `slack:T0123ABCD:U0456EFGH`. */
export type LinkedPeople = readonly (readonly string[])[];

const person = /^[a-z]+:[^\s:=,]+(:[^\s:=,]+)*$/;

/**
 * Reads links as people write them: `slack:T1:U9=discord:1:2,slack:T1:U8=discord:1:3`. Undefined when any part is no
 * id, or an id stands twice.
 */
export function readLinks(said: string): LinkedPeople | undefined {
  const written = said
    .replace(/["']/g, "")
    .split(/[,;\n]/)
    .filter((link) => link.trim() !== "");
  const links = written.map((link) => link.split("=").map(canonical));
  const ids = links.flat();
  const isRead = links.length > 0 && links.every((link) => link.length > 1) && ids.every((id) => person.test(id));
  return isRead && new Set(ids).size === ids.length ? links : undefined;
}

/** An id in its usual letters: the platform's name in small ones, and Slack's own ids in capitals. */
export function canonical(id: string): string {
  const [platform = "", ...rest] = id.trim().split(":");
  const name = platform.toLowerCase();
  return [name, ...rest.map((part) => (name === "slack" ? part.toUpperCase() : part))].join(":");
}

/** All ids of the person with this id, that id first. */
export function idsOf(links: LinkedPeople, id: string): string[] {
  const linked = links.find((link) => link.includes(id)) ?? [];
  return [id, ...linked.filter((other) => other !== id)];
}
