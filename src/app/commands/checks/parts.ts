import { part } from "../../../machine/part.ts";
import { StartError } from "../../../machine/start-error.ts";
import { languages } from "../../../words/languages.ts";
import { learn } from "../../../words/words.ts";
import { isFile } from "../../home/home.ts";
import { adaptersOf } from "../../platforms.ts";
import type { Config } from "../../settings/config.ts";
import { type Check, wrong } from "./check.ts";

/** Loads every module that a desk with these settings loads, so that none is found missing later. Silent when all are there. */
export const partsCheck: Check = {
  title: "Program",
  async run({ config }) {
    try {
      await part(Promise.all(wantedParts(config)));
      return undefined;
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      return wrong(error.message);
    }
  },
};

function wantedParts(config: Config): Promise<unknown>[] {
  return [
    import("../../main.ts"),
    ...languages.map(learn),
    ...adaptersOf(config),
    ...(config.world === "practice" ? [import("../../../practice/server.ts")] : []),
    ...(isFile(config.DATABASE_URL)
      ? []
      : [import("../../../ledger/postgres/ledger.ts"), import("../../../vault/postgres-store.ts")]),
  ];
}
