import { EventEmitter } from "node:events";
import type { KeyvStoreAdapter } from "keyv";
import type { Listed } from "../../../src/vault/vault.ts";
import type { Memory } from "./memory.ts";

/** A Keyv store on the vault of a ledger in memory. Its entries expire by the simulated clock. */
export class MemoryStore extends EventEmitter implements KeyvStoreAdapter, Listed {
  readonly opts = {};
  namespace?: string | undefined;
  readonly #clock: () => number;
  readonly #entries: Memory["vault"];

  constructor(entries: Memory["vault"], clock: () => number) {
    super();
    this.#entries = entries;
    this.#clock = clock;
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const entry = this.#entries.get(key);
    return entry && entry.until > this.#clock() ? (entry.value as Value) : undefined;
  }

  async set(key: string, value: unknown, ttl = 0): Promise<boolean> {
    this.#entries.set(key, { value, until: this.#clock() + ttl });
    return true;
  }

  async delete(key: string): Promise<boolean> {
    return this.#entries.delete(key);
  }

  async clear(): Promise<void> {
    this.#entries.clear();
  }

  async note(key: string, value: string | undefined, ttlMs: number): Promise<void> {
    if (value === undefined) this.#entries.delete(key);
    else await this.set(key, value, ttlMs);
  }

  async list(beginnings: readonly string[]): Promise<{ key: string; keepMs: number }[]> {
    const now = this.#clock();
    return [...this.#entries]
      .filter(([key, { until }]) => until > now && beginnings.some((each) => key.startsWith(each)))
      .map(([key, { until }]) => ({ key, keepMs: until - now }));
  }
}
