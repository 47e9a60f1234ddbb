/** The platform in the id of a person or in an address, such as `slack` in `slack:T1:U9`. */
export function platformOf(address: string): string {
  return address.split(":", 1)[0]!;
}

/** The platform and the workspace or server of a person or an address. An id without any stands for itself. */
export function placeOf(address: string): string {
  return address.split(":", 2).join(":");
}

/** The one of these platforms that delivers to an address. */
export function platformAt<P extends { name: string }>(platforms: readonly P[], address: string): P | undefined {
  return platforms.find(({ name }) => address.startsWith(`${name}:`));
}

/** A person's id without its last part: the workspace or server whose agents may know of their requests. */
export function homeOf(person: string): string {
  return person.slice(0, person.lastIndexOf(":") + 1);
}
