import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Keyv } from "keyv";
import type { Case } from "../../src/conversation/types.ts";
import { createDesk } from "../../src/desk/desk.ts";
import { createOutbox } from "../../src/desk/outbox.ts";
import type { Platform } from "../../src/desk/platform.ts";
import { createReception } from "../../src/desk/reception.ts";
import { createRunner, type Runner } from "../../src/desk/runner.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { makePassword } from "../../src/flows/fields/password.ts";
import { openAccount } from "../../src/flows/open-account.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { protocolTimes } from "../../src/provisioning/protocol/times.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { freshFile } from "./files.ts";

export const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** A desk for the account talk on real files. It delivers nothing until it is told to which platforms. */
export function benchDesk(name: string, world: Case["world"]) {
  const file = freshFile(name);
  const keys = deriveKeys("a key of the bench only, which is long");
  const ledger = createSqliteLedger({ file, keys });
  const vault = createVault({ keyv: new Keyv({ store: new SqliteStore(file), throwOnErrors: true }), keys });
  const open = openAccount({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations);
  const flow = (id: string) => (id === open.id ? open : undefined);
  const desk = createDesk({
    ledger,
    vault,
    world,
    flow,
    facts: () => ({ profile: "2024" }),
    makePassword: () => makePassword(randomBytes),
    wake: () => runner?.wake(),
  });
  let runner: Runner | undefined;
  return {
    ...{ ledger, flow, desk },
    reception: createReception({ desk, ledger, vault, world, flow, links: [] }),
    /** Delivers to these platforms from now on. Gives what ends it. */
    delivers(platforms: Platform[]): () => Promise<void> {
      const at = { ledger, vault, desk, flow, world, platforms, roles: {}, performers: {}, leases: protocolTimes };
      const outbox = createOutbox({ ...at, log: quiet });
      const nothing = async () => {};
      const running = createRunner({ ledger, outbox, reconcile: nothing, tidy: nothing, log: quiet });
      runner = running;
      running.start();
      return () => running.stop();
    },
  };
}

/** Serves on a free port of this machine. */
export async function serve(listener: RequestListener) {
  const server: Server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
