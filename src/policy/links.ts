/** Ids of one and the same person on several platforms, each such as `slack:T0123ABCD:U0456EFGH`. */
export type Links = readonly (readonly string[])[];

const person = /^[a-z]+:[^\s:=,]+(:[^\s:=,]+)*$/;

/** `slack:T1:U9=discord:1:2,slack:T1:U8=discord:1:3`; nothing when any of it is no id, or stands twice. */
export function readLinks(said: string): Links | undefined {
  const links = said.split(",").map((link) => link.split("=").map((id) => id.trim()));
  const ids = links.flat();
  const isRead = links.every((link) => link.length > 1) && ids.every((id) => person.test(id));
  return isRead && new Set(ids).size === ids.length ? links : undefined;
}

/** This person's ids, the one given first. */
export function idsOf(links: Links, id: string): string[] {
  const linked = links.find((link) => link.includes(id)) ?? [];
  return [id, ...linked.filter((other) => other !== id)];
}
