import { inspect } from "node:util";

const printed = "[secret]";

/**
 * A secret that prints nothing of itself: as text, in a template, as JSON, in an inspection, in a log line or as the
 * cause of an error. `expose` gives it to whoever has to send, seal or show it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  expose(): string {
    return this.#value;
  }

  toString(): string {
    return printed;
  }

  toJSON(): string {
    return printed;
  }

  [Symbol.toPrimitive](): string {
    return printed;
  }

  [inspect.custom](): string {
    return printed;
  }
}
